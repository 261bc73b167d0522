#include "archive/compare/archived_side.hpp"

#include "archive/originals/held_original.hpp"
#include "archive/tree/recorded_reading.hpp"
#include "archive/tree/reference.hpp"
#include "base/error.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace palimpsest::archive {
namespace {

// Files whose order follows from the numbers of their pages, by these; the first file of a release
// is one of them.
std::map<int, RevisionFolder> parts_by_pages(const std::vector<Revision>& files) {
  std::map<int, RevisionFolder> parts;
  const bool has_part = std::any_of(files.begin(), files.end(), [](const Revision& file) {
    return file.role.kind == FileRole::kByPages;
  });
  for (const Revision& file : files) {
    const FileRole role = file.role.kind;
    const bool is_part = role == FileRole::kMain || role == FileRole::kByPages;
    if (has_part && is_part && file.record_pages) {
      parts.emplace(file.record_pages->range.first, file.folder);
    }
  }
  return parts;
}

std::vector<RevisionFolder> standing_files(const Catalogue& catalogue, const DocumentId& document,
                                           const std::vector<RevisionFolder>& folders) {
  std::vector<Revision> files;
  for (const RevisionFolder& folder : folders) {
    files.push_back(catalogue.revision(document, folder).value());
  }
  std::map<int, RevisionFolder> parts;
  const RevisionFolder* newest = &folders.front();
  for (const Revision& file : files) {
    if (file.role.kind == FileRole::kReplacement) newest = &file.folder;
    if (file.role.kind == FileRole::kPart) parts.emplace(file.role.part, file.folder);
  }
  if (parts.size() < 2 && newest == &folders.front()) parts = parts_by_pages(files);
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
  const FoundPlace place = find_place(catalogue, text);
  const DocumentId& document = place.document;
  const RevisionFolder folder = place.folder.value();
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
                                 read_original(store, revision), revision.range});
    content.reading = recorded_reading(revision);
    content.reading.pages.reset();
  }
  return content;
}

}  // namespace palimpsest::archive
