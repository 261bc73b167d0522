#include "archive/import/revision_tree.hpp"

#include "archive/history/kept_diffs.hpp"
#include "archive/originals/held_original.hpp"
#include "archive/tree/tree_paths.hpp"
#include "base/error.hpp"
#include "record/document_record.hpp"
#include "record/revision_record.hpp"

#include <algorithm>
#include <utility>

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

// Adds the files of the pages, and returns the revision with their digests in the place of those
// that it had.
Revision add_pages(Revision revision, const std::vector<ReadPage>& pages,
                   std::vector<store::TreeEdit>& edits) {
  revision.observed.derived.clear();
  const std::size_t folder = revision_folder(revision.document, revision.folder).size() + 1;
  const auto add = [&](const std::string& path, const std::string& bytes) {
    edits.push_back({path, bytes});
    revision.observed.derived.emplace(path.substr(folder), sha256_of(bytes));
  };
  for (const ReadPage& read : pages) {
    const int number = read.page.number;
    add(page_record_path(revision.document, revision.folder, number), read.record);
    add(page_text_path(revision.document, revision.folder, number), read.text);
  }
  return revision;
}

}  // namespace

void check_release(const Catalogue& catalogue, const Release& release) {
  const auto known = catalogue.release(release.id);
  if (known) (void)merged(*known, release);
}

void add_release_edit(const Catalogue& catalogue, const Release& release,
                      std::vector<store::TreeEdit>& edits) {
  const auto known = catalogue.release(release.id);
  const Release whole = known ? merged(*known, release) : release;
  if (whole != known)
    edits.push_back({release_record_path(release.id), record::release_to_json(whole)});
}

void add_aliases(Document& document, const std::vector<std::string>& aliases) {
  auto& known = document.aliases;
  for (const std::string& alias : aliases) {
    if (std::find(known.begin(), known.end(), alias) == known.end()) known.push_back(alias);
  }
  std::sort(known.begin(), known.end());
}

Document with_said(Document known, const Document& said) {
  add_aliases(known, said.aliases);
  for (const Fact& fact : said.metadata) (void)add_fact(known, fact);
  for (const StateClaim& claim : said.states) (void)add_state(known, claim);
  return known;
}

Document with_known(const Catalogue& catalogue, const Document& said) {
  return with_said(catalogue.document(said.id).value_or(Document{said.id, {}}), said);
}

void add_document_edit(const Catalogue& catalogue, const Document& document,
                       std::vector<store::TreeEdit>& edits) {
  if (catalogue.document(document.id) == document) return;
  edits.push_back({document_record_path(document.id), record::document_to_json(document)});
}

void add_revision_files(const Revision& revision, const std::vector<ReadPage>& pages,
                        std::vector<store::TreeEdit>& edits) {
  const Revision recorded = add_pages(revision, pages, edits);
  edits.push_back({revision_record_path(revision.document, revision.folder),
                   record::revision_to_json(recorded)});
  edits.push_back({original_place(revision), store::lfs_pointer(revision.observed.digests.sha256,
                                                                revision.observed.digests.size)});
}

void add_files_of_replaced(const Catalogue& catalogue, const Revision& revision,
                           const std::vector<ReadPage>& pages,
                           std::vector<store::TreeEdit>& edits) {
  const auto before = catalogue.revision(revision.document, revision.folder);
  const int last = revision.observed.page_count;
  for (int page = last + 1; before && page <= before->observed.page_count; ++page) {
    edits.push_back({page_record_path(revision.document, revision.folder, page), std::nullopt});
    edits.push_back({page_text_path(revision.document, revision.folder, page), std::nullopt});
  }
  for (std::string& path :
       kept_diffs_on(catalogue.snapshot(), {revision.document, revision.folder})) {
    edits.push_back({std::move(path), std::nullopt});
  }
  add_revision_files(revision, pages, edits);
}

std::vector<store::TreeEdit> revision_edits(const Catalogue& catalogue, const Revision& revision,
                                            const std::vector<ReadPage>& pages,
                                            const Document& document, const Release& release) {
  std::vector<store::TreeEdit> edits;
  add_document_edit(catalogue, document, edits);
  add_release_edit(catalogue, release, edits);
  add_revision_files(revision, pages, edits);
  return edits;
}

}  // namespace palimpsest::archive
