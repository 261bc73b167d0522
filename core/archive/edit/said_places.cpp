#include "archive/edit/said_places.hpp"

#include "archive/maintain/catalogue_index.hpp"
#include "archive/tree/reference.hpp"
#include "base/error.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

namespace palimpsest::archive {
namespace {

constexpr std::string_view kReasonMark = ": ";  // between a state and its reason

void split_state(EditRow& row) {
  const std::string text = row.values[0].value;
  const std::size_t mark = text.find(kReasonMark);
  row.values[0].value = text.substr(0, mark);
  if (mark == std::string::npos) return;
  row.values.push_back({"reason", text.substr(mark + kReasonMark.size())});
}

bool holds(const Revision& revision, const Sha256& original, int page) {
  const int first = page_of_file(revision.range, 1);
  return revision.observed.digests.sha256 == original && page >= first &&
         page < first + revision.observed.page_count;
}

// Leaves those that `is_it` where there are some.
template <class IsIt>
void prefer(std::vector<Revision>& revisions, IsIt is_it) {
  const auto rest = std::stable_partition(revisions.begin(), revisions.end(), is_it);
  if (rest != revisions.begin()) revisions.erase(rest, revisions.end());
}

}  // namespace

int page_of_file(const std::optional<PageRange>& pages, int number) {
  return (pages ? pages->first - 1 : 0) + number;
}

SaidPlaces::SaidPlaces(const store::Store& store) : catalogue_(store), index_(open_index(store)) {}

std::optional<DocumentId> SaidPlaces::named(const std::string& name) const {
  return look_up_document(catalogue_, name);
}

DocumentId SaidPlaces::document(const std::string& name,
                                const std::vector<Sha256>& originals) const {
  auto known = named(name);
  if (known) return std::move(*known);
  std::set<DocumentId> documents;
  for (const Sha256& original : originals) {
    if (!index_) break;
    for (const index::IndexedFile& file : index_->files_with(original)) {
      documents.insert(file.document);
    }
  }
  if (documents.size() == 1) return *documents.begin();
  throw Error(ErrorKind::kInput, "the archive holds no document '" + name + "', and " +
                                     (documents.empty() ? "none of" : "several documents with") +
                                     " its originals");
}

std::vector<Revision> SaidPlaces::revisions_with(const Sha256& original, int page) const {
  std::vector<Revision> revisions;
  if (!index_) return revisions;
  for (const index::IndexedFile& file : index_->files_with(original)) {
    auto revision = catalogue_.revision(file.document, file.folder);
    if (revision && holds(*revision, original, page)) revisions.push_back(std::move(*revision));
  }
  return revisions;
}

Revision SaidPlaces::revision(const SaidRevision& said, int page) const {
  const int sought = page_of_file(said.pages, page);
  const RevisionFolder folder(said.folder);
  const auto document = named(said.document);
  if (document) {
    auto same = catalogue_.revision(*document, folder);
    if (same && holds(*same, said.original, sought)) return std::move(*same);
  }
  std::vector<Revision> found = revisions_with(said.original, sought);
  prefer(found,
         [&](const Revision& each) { return release_of(each.folder) == release_of(folder); });
  prefer(found, [&](const Revision& each) { return document && each.document == *document; });
  if (found.size() == 1) return std::move(found.front());
  const std::string original = "the original " + said.original.hex();
  throw Error(ErrorKind::kInput, found.empty() ? "the archive does not hold " + original
                                               : "several files of the archive have " + original);
}

EditRow SaidPlaces::row_of(Correction correction) const {
  EditRow row = std::move(correction.row);
  EditTarget& target = row.target;
  if (target.page > 0) {
    const Revision here =
        revision({target.document, target.release, correction.originals.at(0), correction.pages},
                 target.page);
    target.document = here.document.text();
    target.release = here.folder.text();
    target.page = page_of_file(correction.pages, target.page) - page_of_file(here.range, 0);
    if (row.words) row.words->page = target.page;
    return row;
  }
  const auto known = named(target.document);
  if (known || !correction.originals.empty()) {
    target.document = document(target.document, correction.originals).text();
  }
  if (row.values.size() == 1 && row.values[0].field == "state") split_state(row);
  return row;
}

}  // namespace palimpsest::archive
