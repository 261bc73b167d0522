#include "archive/import/revision_tree.hpp"

#include "archive/tree/tree_paths.hpp"
#include "base/error.hpp"
#include "record/document_record.hpp"
#include "record/revision_record.hpp"

#include <algorithm>

namespace palimpsest::archive {
namespace {

// Takes `value` when nothing was known; two different values are a conflict.
std::string merged(const ReleaseId& release, const char* field, const std::string& known,
                   const std::string& value) {
  if (value.empty() || known == value) return known;
  if (known.empty()) return value;
  throw Error(ErrorKind::kConflict,
              "release " + release.text() + " is known with the " + field + " '" + known +
                  "', not '" + value + "'",
              "leave the option out, or choose another release id");
}

Release merged(const Release& known, const Release& given) {
  Release release = known;
  release.agency = merged(given.id, "agency", known.agency, given.agency);
  release.authority = merged(given.id, "authority", known.authority, given.authority);
  release.series = merged(given.id, "series", known.series, given.series);
  release.source = merged(given.id, "source", known.source, given.source);
  if (known.date && given.date && known.date != given.date) {
    throw Error(ErrorKind::kConflict, "release " + given.id.text() + " is known with the date " +
                                          known.date->text() + ", not " + given.date->text());
  }
  if (!release.date) release.date = given.date;
  return release;
}

Document merged(const Document& known, const Document& given) {
  Document document = known;
  for (const std::string& alias : given.aliases) {
    const bool is_known =
        std::find(known.aliases.begin(), known.aliases.end(), alias) != known.aliases.end();
    if (!is_known) document.aliases.push_back(alias);
  }
  std::sort(document.aliases.begin(), document.aliases.end());
  return document;
}

void add_pages(const Revision& revision, const std::vector<ReadPage>& pages,
               std::vector<store::TreeEdit>& edits) {
  for (const ReadPage& read : pages) {
    const int number = read.page.number;
    edits.push_back({page_record_path(revision.document, revision.folder, number), read.record});
    edits.push_back({page_text_path(revision.document, revision.folder, number), read.text});
  }
}

}  // namespace

void check_release(const Catalogue& catalogue, const Release& release) {
  const auto known = catalogue.release(release.id);
  if (known) (void)merged(*known, release);
}

std::vector<store::TreeEdit> revision_edits(const Catalogue& catalogue, const Revision& revision,
                                            const std::vector<ReadPage>& pages,
                                            const Document& document, const Release& release) {
  const auto known_document = catalogue.document(document.id);
  const auto known_release = catalogue.release(release.id);
  std::vector<store::TreeEdit> edits;
  const Document whole_document = known_document ? merged(*known_document, document) : document;
  if (whole_document != known_document) {
    edits.push_back({document_record_path(document.id), record::document_to_json(whole_document)});
  }
  const Release whole_release = known_release ? merged(*known_release, release) : release;
  if (whole_release != known_release) {
    edits.push_back({release_record_path(release.id), record::release_to_json(whole_release)});
  }
  edits.push_back({revision_record_path(revision.document, revision.folder),
                   record::revision_to_json(revision)});
  edits.push_back(
      {original_pointer_path(revision.document, revision.folder),
       store::lfs_pointer(revision.observed.digests.sha256, revision.observed.digests.size)});
  add_pages(revision, pages, edits);
  return edits;
}

}  // namespace palimpsest::archive
