#include "archive/compare/diff_sides.hpp"

#include "archive/compare/compare.hpp"
#include "archive/compare/joined_document.hpp"
#include "archive/import/import_files.hpp"
#include "archive/tree/catalogue.hpp"
#include "archive/tree/reference.hpp"
#include "base/error.hpp"
#include "base/file.hpp"

#include <map>
#include <sstream>
#include <utility>

namespace palimpsest::archive {
namespace {

// What a release shows of a document: one revision, or the parts that were posted for it, in order.
struct ArchivedSide {
  DocumentId document;
  std::vector<RevisionFolder> folders;

  [[nodiscard]] ReleaseId release() const { return release_of(folders.front()); }
  [[nodiscard]] std::string text() const {
    const bool is_joined = folders.size() > 1;
    return document.text() + "@" + (is_joined ? release().text() : folders.front().text());
  }
};

// The pages, originals and languages of a side, parts joined.
struct SideContent {
  std::vector<Page> pages;
  std::vector<NamedPdf> originals;
  worker::ReadOptions reading;
};

std::vector<NamedPdf> read_parts(const std::filesystem::path& path) {
  std::vector<NamedPdf> parts;
  for (const std::filesystem::path& file : files_of(path)) {
    parts.push_back({file.string(), read_file(file)});
  }
  return parts;
}

// Regions are read in the languages in which the page was.
worker::ReadOptions reading_of(const Revision& revision) {
  worker::ReadOptions reading;
  const auto recorded = revision.observed.tooling.find("tesseract.languages");
  if (recorded == revision.observed.tooling.end()) return reading;
  reading.languages.clear();
  std::istringstream names(recorded->second);
  for (std::string name; std::getline(names, name, '+');) reading.languages.push_back(name);
  return reading;
}

SideContent read_side(const store::Store& store, const Catalogue& catalogue,
                      const ArchivedSide& side) {
  SideContent content;
  for (const RevisionFolder& folder : side.folders) {
    const Revision revision = catalogue.revision(side.document, folder).value();
    for (Page& page : catalogue.pages(revision)) {
      renumber(page, static_cast<int>(content.pages.size()) + 1);
      content.pages.push_back(std::move(page));
    }
    content.originals.push_back({side.document.text() + "@" + folder.text(),
                                 store.read_original(revision.observed.digests.sha256)});
    content.reading = reading_of(revision);
  }
  return content;
}

Diff diff_archived(const store::Store& store, const Catalogue& catalogue,
                   const ArchivedSide& before, const ArchivedSide& after, WorkerPair workers) {
  SideContent earlier = read_side(store, catalogue, before);
  SideContent later = read_side(store, catalogue, after);
  JoinedDocument old_file(workers.before, std::move(earlier.originals), earlier.reading);
  JoinedDocument new_file(workers.after, std::move(later.originals), later.reading);
  return compare({earlier.pages, old_file, old_file, old_file.sha256()},
                 {later.pages, new_file, new_file, new_file.sha256()});
}

// Returns the files that stand for a release: its parts in order, else its newest replacement, else
// its first file.
std::vector<RevisionFolder> standing_files(const Catalogue& catalogue, const DocumentId& document,
                                           const std::vector<RevisionFolder>& files) {
  std::map<int, RevisionFolder> parts;
  const RevisionFolder* newest = &files.front();
  for (const RevisionFolder& folder : files) {
    const Role role = catalogue.revision(document, folder)->role;
    if (role.kind == FileRole::kReplacement) newest = &folder;
    if (role.kind == FileRole::kPart) parts.emplace(role.part, folder);
  }
  if (parts.size() < 2) return {*newest};
  std::vector<RevisionFolder> ordered;
  for (const auto& [number, folder] : parts) ordered.push_back(folder);
  return ordered;
}

// Returns what each release shows of the document, oldest release first.
std::vector<ArchivedSide> sides_by_release(const Catalogue& catalogue, const DocumentId& document) {
  std::vector<std::vector<RevisionFolder>> releases;
  for (const RevisionFolder& folder : catalogue.folders(document)) {
    const bool is_new =
        releases.empty() || release_of(releases.back().front()) != release_of(folder);
    if (is_new) releases.emplace_back();
    releases.back().push_back(folder);
  }
  std::vector<ArchivedSide> sides;
  for (const std::vector<RevisionFolder>& files : releases) {
    sides.push_back({document, standing_files(catalogue, document, files)});
  }
  return sides;
}

ArchivedSide find_side(const Catalogue& catalogue, const std::string& reference) {
  const ReferenceText text = parse_reference(reference);
  if (!text.release || text.page) {
    throw Error(ErrorKind::kUsage, "'" + reference + "' names no revision",
                "write DOCUMENT@RELEASE, the path of a PDF, or one DOCUMENT alone");
  }
  const DocumentId document = find_document(catalogue, text.document);
  const RevisionFolder folder = find_folder(catalogue, document, *text.release);
  if (folder.text() != *text.release || ordinal_of(folder) == 1) {
    for (ArchivedSide& side : sides_by_release(catalogue, document)) {
      if (side.release() == release_of(folder)) return side;
    }
  }
  return {document, {folder}};
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
  if (old_side.document == new_side.document && old_side.release() == new_side.release()) {
    throw Error(ErrorKind::kUsage,
                old_side.text() + " and " + new_side.text() + " are files of one release",
                "compare them as files: palimpsest diff ONE.pdf OTHER.pdf");
  }
  return {old_side.text(), new_side.text(),
          diff_archived(store, catalogue, old_side, new_side, workers)};
}

NamedDiff diff_last_releases(const store::Store& store, const std::string& document,
                             WorkerPair workers) {
  const Catalogue catalogue(store.tip());
  const DocumentId id = find_document(catalogue, document);
  const std::vector<ArchivedSide> sides = sides_by_release(catalogue, id);
  if (sides.empty()) {
    throw Error(ErrorKind::kInput, id.text() + " has no revision in the archive");
  }
  const ArchivedSide& after = sides.back();
  if (sides.size() == 1) {
    return {"(nothing earlier)", after.text(),
            first_revision_diff(read_side(store, catalogue, after).pages)};
  }
  const ArchivedSide& before = sides[sides.size() - 2];
  return {before.text(), after.text(), diff_archived(store, catalogue, before, after, workers)};
}

}  // namespace palimpsest::archive
