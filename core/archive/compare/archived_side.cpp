#include "archive/compare/archived_side.hpp"

#include "archive/tree/recorded_reading.hpp"
#include "archive/tree/reference.hpp"
#include "base/error.hpp"

#include <map>
#include <utility>

namespace palimpsest::archive {
namespace {

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

void append_pages(const Catalogue& catalogue, const Revision& revision, std::vector<Page>& pages) {
  for (Page& page : catalogue.pages(revision)) {
    renumber(page, static_cast<int>(pages.size()) + 1);
    pages.push_back(std::move(page));
  }
}

}  // namespace

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

std::vector<Page> pages_of(const Catalogue& catalogue, const ArchivedSide& side) {
  std::vector<Page> pages;
  for (const RevisionFolder& folder : side.folders) {
    append_pages(catalogue, catalogue.revision(side.document, folder).value(), pages);
  }
  return pages;
}

SideContent read_side(const store::Store& store, const Catalogue& catalogue,
                      const ArchivedSide& side) {
  SideContent content;
  for (const RevisionFolder& folder : side.folders) {
    const Revision revision = catalogue.revision(side.document, folder).value();
    append_pages(catalogue, revision, content.pages);
    content.originals.push_back({side.document.text() + "@" + folder.text(),
                                 store.read_original(revision.observed.digests.sha256),
                                 revision.range});
    content.reading = recorded_reading(revision);
    content.reading.pages.reset();
  }
  return content;
}

}  // namespace palimpsest::archive
