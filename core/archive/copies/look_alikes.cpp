#include "archive/copies/look_alikes.hpp"

#include "align/copies/page_keys.hpp"
#include "archive/copies/find_copies.hpp"
#include "archive/maintain/catalogue_index.hpp"
#include "archive/tree/catalogue.hpp"
#include "archive/tree/tree_paths.hpp"
#include "base/error.hpp"
#include "identify/filing_header.hpp"
#include "record/page_record.hpp"

#include <map>
#include <utility>

namespace palimpsest::archive {
namespace {

// Estimated, not measured. Words that two recognitions of a line read differently are fewer than
// those of a line that the other page has not at all.
constexpr double kMostWords = 0.6;
constexpr std::size_t kFewestWords = 2;  // a single one is a misread word more often than a line
// Of the height of a page: where headers and footers of a filing stand.
constexpr double kTop = 0.1;
constexpr double kBottom = 0.9;

// Letters and digits in lower case; empty for a word without any.
std::string folded(const std::string& word) {
  std::string plain;
  for (const char c : word) {
    const auto byte = static_cast<unsigned char>(c);
    if (c >= 'A' && c <= 'Z') {
      plain += static_cast<char>(c - 'A' + 'a');
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || byte >= 0x80) {
      plain += c;
    }
  }
  return plain;
}

using WordCounts = std::map<std::string, int>;

WordCounts words_of(const Page& page) {
  WordCounts counts;
  for (const Line& line : page.lines) {
    for (const Word& word : line) ++counts[folded(word.text)];
  }
  return counts;
}

// Whether most words of a line are not left among `held`; what is found is taken out.
bool is_added(const Line& line, WordCounts& held) {
  std::size_t words = 0, missing = 0;
  for (const Word& word : line) {
    const std::string plain = folded(word.text);
    if (plain.empty()) continue;
    ++words;
    const auto found = held.find(plain);
    if (found == held.end() || found->second == 0) {
      ++missing;
    } else {
      --found->second;
    }
  }
  return words >= kFewestWords &&
         static_cast<double>(missing) >= kMostWords * static_cast<double>(words);
}

AddedKind kind_of(const std::string& text, const Region& region, const Page& page) {
  if (identify::is_filing_header(text)) return AddedKind::kFilingHeader;
  const double middle = region.center().y.in_points() / page.size.height.in_points();
  if (middle < kTop) return AddedKind::kTop;
  return middle > kBottom ? AddedKind::kBottom : AddedKind::kText;
}

AddedLine added_line(const Line& line, const Page& page) {
  AddedLine added{page.number, line.front().region, {}, {}};
  for (const Word& word : line) {
    added.region = bounding_region(added.region, word.region);
    added.text += (added.text.empty() ? "" : " ") + word.text;
  }
  added.kind = kind_of(added.text, added.region, page);
  return added;
}

}  // namespace

std::vector<AddedLine> added_lines(const Page& page, const Page& held) {
  WordCounts words = words_of(held);
  std::vector<AddedLine> added;
  for (const Line& line : page.lines) {
    if (!line.empty() && is_added(line, words)) added.push_back(added_line(line, page));
  }
  return added;
}

std::vector<LookAlike> look_alikes(const store::Store& store, const Audience& audience,
                                   const std::vector<Page>& pages) {
  const auto index = open_index(store);
  if (!index) {
    throw Error(ErrorKind::kEnvironment, "pages are found by the index, which cannot be written",
                "check the permissions of the archive's folder");
  }
  SoughtFile file{std::nullopt, std::nullopt, {}, {}};
  for (const Page& page : pages) {
    file.pages.push_back(align::keys_of(page));
    file.fingerprints.push_back(&page.fingerprint);
  }
  const Catalogue catalogue(store);
  std::vector<LookAlike> found;
  for (Copy& copy :
       visible_copies(find_copies(*index, catalogue, file), hidden_documents(store, audience))) {
    LookAlike alike{std::move(copy), {}};
    for (const SharedPage& pair : alike.copy.pages) {
      const auto record = catalogue.snapshot().read(
          page_record_path(alike.copy.document, alike.copy.folder, pair.other_page));
      if (!record) continue;
      const Page& page = pages[static_cast<std::size_t>(pair.page - 1)];
      for (AddedLine& line : added_lines(page, record::parse_page(*record))) {
        alike.added.push_back(std::move(line));
      }
    }
    found.push_back(std::move(alike));
  }
  return found;
}

}  // namespace palimpsest::archive
