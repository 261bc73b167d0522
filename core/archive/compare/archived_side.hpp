// What a release of an archive shows of a document, as one side of a comparison: one revision, or
// the parts that were posted for it, in order.
#pragma once

#include "archive/compare/joined_document.hpp"
#include "archive/tree/catalogue.hpp"
#include "base/id.hpp"
#include "model/page.hpp"
#include "store/store.hpp"
#include "worker/protocol.hpp"

#include <string>
#include <vector>

namespace palimpsest::archive {

struct ArchivedSide {
  DocumentId document;
  std::vector<RevisionFolder> folders;  // at least one, all of one release

  [[nodiscard]] ReleaseId release() const { return release_of(folders.front()); }

  // Returns what stands for the side in a name: the folder, or the release whose parts are joined.
  [[nodiscard]] std::string folder_text() const {
    return folders.size() > 1 ? release().text() : folders.front().text();
  }
  [[nodiscard]] std::string text() const { return document.text() + "@" + folder_text(); }
};

// Returns what each release shows of the document, oldest release first: its parts in order, else
// its newest replacement, else its first file.
[[nodiscard]] std::vector<ArchivedSide> sides_by_release(const Catalogue& catalogue,
                                                         const DocumentId& document);

// Returns the side that DOCUMENT@RELEASE names. Throws Error(usage) when `reference` names none.
[[nodiscard]] ArchivedSide find_side(const Catalogue& catalogue, const std::string& reference);

// The pages, originals and languages of a side, parts joined and pages numbered through.
struct SideContent {
  std::vector<Page> pages;
  std::vector<NamedPdf> originals;
  worker::ReadOptions reading;
};

[[nodiscard]] std::vector<Page> pages_of(const Catalogue& catalogue, const ArchivedSide& side);

// Throws Error(integrity) when an original is missing or damaged.
[[nodiscard]] SideContent read_side(const store::Store& store, const Catalogue& catalogue,
                                    const ArchivedSide& side);

}  // namespace palimpsest::archive
