#include "archive/compare/diff_sides.hpp"

#include "archive/compare/compare.hpp"
#include "archive/compare/joined_document.hpp"
#include "archive/import/import_plan.hpp"
#include "archive/tree/catalogue.hpp"
#include "archive/tree/reference.hpp"
#include "base/error.hpp"
#include "base/file.hpp"

namespace palimpsest::archive {
namespace {

struct ArchivedSide {
  DocumentId document;
  RevisionFolder folder;

  [[nodiscard]] std::string text() const { return document.text() + "@" + folder.text(); }
};

std::vector<NamedPdf> read_parts(const std::filesystem::path& path) {
  std::vector<NamedPdf> parts;
  for (const std::filesystem::path& file : find_import_files({path}))
    parts.push_back({file.string(), read_file(file)});
  return parts;
}

// Region readings of archived pages must not depend on what the pages were read with.
const worker::ReadOptions kArchivedReading{};

Diff diff_archived(const store::Store& store, const ArchivedSide& before, const ArchivedSide& after,
                   WorkerPair workers) {
  const Catalogue catalogue(store.tip());
  const Revision old_revision = catalogue.revision(before.document, before.folder).value();
  const Revision new_revision = catalogue.revision(after.document, after.folder).value();
  const Sha256& old_sha256 = old_revision.observed.digests.sha256;
  const Sha256& new_sha256 = new_revision.observed.digests.sha256;
  JoinedDocument old_file(workers.before, {{before.text(), store.read_original(old_sha256)}},
                          kArchivedReading);
  JoinedDocument new_file(workers.after, {{after.text(), store.read_original(new_sha256)}},
                          kArchivedReading);
  const std::vector<Page> old_pages = catalogue.pages(old_revision);
  const std::vector<Page> new_pages = catalogue.pages(new_revision);
  return compare({old_pages, old_file, old_file, old_sha256},
                 {new_pages, new_file, new_file, new_sha256});
}

ArchivedSide find_side(const Catalogue& catalogue, const std::string& reference) {
  const ReferenceText text = parse_reference(reference);
  if (!text.release || text.page) {
    throw Error(ErrorKind::kUsage, "'" + reference + "' names no revision",
                "write DOCUMENT@RELEASE, the path of a PDF, or one DOCUMENT alone");
  }
  const DocumentId document = find_document(catalogue, text.document);
  return {document, find_folder(catalogue, document, *text.release)};
}

// Returns the file that stands for each release, oldest release first: a replacement before the
// file that it replaces.
std::vector<RevisionFolder> one_folder_per_release(const Catalogue& catalogue,
                                                   const DocumentId& document) {
  std::vector<RevisionFolder> chosen;
  for (const RevisionFolder& folder : catalogue.folders(document)) {
    const bool is_new = chosen.empty() || release_of(chosen.back()) != release_of(folder);
    if (is_new) {
      chosen.push_back(folder);
    } else if (catalogue.revision(document, folder)->role.kind == FileRole::kReplacement) {
      chosen.back() = folder;
    }
  }
  return chosen;
}

Diff first_revision_diff(const std::vector<Page>& pages) {
  Diff diff;
  diff.verdict = Verdict::kFirst;
  for (const Page& page : pages) {
    diff.pages.push_back({std::nullopt, PageReference{page.number, page.size}});
    for (const Redaction& redaction : page.redactions) {
      diff.unpaired.push_back({Side::kAfter, {page.number, redaction.region, {}, redaction.codes}});
    }
  }
  return diff;
}

}  // namespace

NamedDiff diff_files(const std::filesystem::path& before, const std::filesystem::path& after,
                     WorkerPair workers, const worker::ReadOptions& reading) {
  JoinedDocument old_file(workers.before, read_parts(before), reading);
  JoinedDocument new_file(workers.after, read_parts(after), reading);
  const bool is_identical = old_file.sha256() == new_file.sha256();
  const std::vector<Page> old_pages = old_file.read_pages();
  const std::vector<Page> new_pages = is_identical ? old_pages : new_file.read_pages();
  return {before.string(), after.string(),
          compare({old_pages, old_file, old_file, old_file.sha256()},
                  {new_pages, new_file, new_file, new_file.sha256()})};
}

NamedDiff diff_revisions(const store::Store& store, const std::string& before,
                         const std::string& after, WorkerPair workers) {
  const Catalogue catalogue(store.tip());
  const ArchivedSide old_side = find_side(catalogue, before);
  const ArchivedSide new_side = find_side(catalogue, after);
  if (old_side.document == new_side.document &&
      release_of(old_side.folder) == release_of(new_side.folder)) {
    throw Error(ErrorKind::kUsage,
                old_side.text() + " and " + new_side.text() + " are files of one release",
                "compare them as files: palimpsest diff ONE.pdf OTHER.pdf");
  }
  return {old_side.text(), new_side.text(), diff_archived(store, old_side, new_side, workers)};
}

NamedDiff diff_last_releases(const store::Store& store, const std::string& document,
                             WorkerPair workers) {
  const Catalogue catalogue(store.tip());
  const DocumentId id = find_document(catalogue, document);
  const std::vector<RevisionFolder> folders = one_folder_per_release(catalogue, id);
  if (folders.empty()) {
    throw Error(ErrorKind::kInput, id.text() + " has no revision in the archive");
  }
  const ArchivedSide after{id, folders.back()};
  if (folders.size() == 1) {
    const Revision revision = catalogue.revision(id, folders.back()).value();
    return {"(nothing earlier)", after.text(), first_revision_diff(catalogue.pages(revision))};
  }
  const ArchivedSide before{id, folders[folders.size() - 2]};
  return {before.text(), after.text(), diff_archived(store, before, after, workers)};
}

}  // namespace palimpsest::archive
