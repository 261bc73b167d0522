#include "archive/import/import_plan.hpp"

#include "align/fingerprint.hpp"
#include "base/error.hpp"
#include "base/letters.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

namespace palimpsest::archive {
namespace {

// Reads a number at `at` and moves behind it; 0 when there is none.
int take_number(std::string_view text, std::size_t& at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '_' || text[at] == '-')) ++at;
  int number = 0;
  for (; at < text.size() && text[at] >= '0' && text[at] <= '9' && number < 1000; ++at) {
    number = number * 10 + (text[at] - '0');
  }
  return number;
}

// Reads "of 3" or "_of_3" at `at`; 0 when it is not there.
int take_total(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '_' || text[at] == '-')) ++at;
  if (text.substr(at, 2) != "of") return 0;
  at += 2;
  return take_number(text, at);
}

bool shows_the_same_pages(const std::vector<Page>& a, const std::vector<Page>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Page& one, const Page& other) {
    return one.redactions.size() == other.redactions.size() &&
           align::similarity(one.fingerprint, other.fingerprint) >= align::kSamePage;
  });
}

std::vector<RevisionFolder> folders_of_release(const Catalogue& catalogue,
                                               const DocumentId& document,
                                               const ReleaseId& release) {
  std::vector<RevisionFolder> folders = catalogue.folders(document);
  std::erase_if(folders,
                [&](const RevisionFolder& folder) { return release_of(folder) != release; });
  return folders;
}

}  // namespace

ChosenPlace choose_place(const Catalogue& catalogue, const DocumentId& document,
                         const ReleaseId& release, const Sha256& sha256,
                         const std::optional<PageRange>& range) {
  int next = 1;
  for (const RevisionFolder& folder : folders_of_release(catalogue, document, release)) {
    const auto held = catalogue.revision(document, folder);
    if (held && held->observed.digests.sha256 == sha256 && held->range == range) {
      return {folder, true};
    }
    next = ordinal_of(folder) + 1;
  }
  const auto known = catalogue.document(document);
  if (known) next = std::max(next, first_free_ordinal(*known, release));
  return {folder_of(release, next), false};
}

std::optional<Role> part_in_file_name(std::string_view name) {
  const std::string text = lower_case(name);
  std::size_t word = text.find("part");
  if (word != std::string::npos && word > 0 &&
      std::isalnum(static_cast<unsigned char>(text[word - 1]))) {
    word = std::string::npos;
  }
  std::size_t at = word == std::string::npos ? text.find('(') : word + 3;
  if (at == std::string::npos) return std::nullopt;
  const int part = take_number(text, ++at);
  const int parts = take_total(text, at);
  const bool is_bare_number = word == std::string::npos && parts == 0;
  if (part == 0 || is_bare_number || (parts != 0 && part > parts)) return std::nullopt;
  return Role{FileRole::kPart, part, parts};
}

bool pages_follow(const std::vector<Revision>& files) {
  std::vector<PageRange> ranges;
  int of = 0;
  for (const Revision& file : files) {
    if (!file.record_pages) return false;
    ranges.push_back(file.record_pages->range);
    const int all = file.record_pages->of;
    if (of != 0 && all != 0 && all != of) return false;
    of = std::max(of, all);
  }
  std::sort(ranges.begin(), ranges.end(),
            [](const PageRange& a, const PageRange& b) { return a.first < b.first; });
  for (std::size_t i = 1; i < ranges.size(); ++i) {
    if (ranges[i].first <= ranges[i - 1].last) return false;
  }
  return true;
}

Role choose_role(const Catalogue& catalogue, const Revision& revision,
                 const std::optional<Role>& requested) {
  const bool is_first = ordinal_of(revision.folder) == 1;
  if (requested && is_first && requested->kind != FileRole::kPart) {
    throw Error(ErrorKind::kUsage,
                revision.document.text() + " has no other file in this release yet",
                "the first file of a release needs no --role");
  }
  if (requested) return *requested;
  if (const auto part = part_in_file_name(revision.claimed.file_name)) return *part;
  if (is_first) return {};
  std::vector<Revision> others;
  for (const RevisionFolder& folder :
       folders_of_release(catalogue, revision.document, release_of(revision.folder))) {
    auto other = catalogue.revision(revision.document, folder);
    if (!other) continue;
    if (shows_the_same_pages(catalogue.pages(*other), revision.pages)) {
      return {FileRole::kSecondCopy, 0, 0};
    }
    others.push_back(std::move(*other));
  }
  if (others.empty()) return {};  // the name of the first file was taken once
  others.push_back(revision);
  const bool is_ordered = pages_follow(others);
  return {is_ordered ? FileRole::kByPages : FileRole::kUnsorted, 0, 0};
}

}  // namespace palimpsest::archive
