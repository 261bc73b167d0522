// Finds the files of other documents that show the same pages, by the keys of pages in the index.
//
// No pair of pages is compared that shares no key. Files of the same document are its releases, and
// no copies.
#pragma once

#include "archive/access/access.hpp"
#include "archive/tree/catalogue.hpp"
#include "index/index.hpp"
#include "model/copies.hpp"
#include "model/page_keys.hpp"

#include <optional>
#include <vector>

namespace palimpsest::archive {

// A file as it is looked for.
struct SoughtFile {
  std::optional<DocumentId> document;            // nothing for a file that belongs to none
  std::optional<Sha256> sha256;                  // nothing for some pages of a file
  std::vector<PageKeys> pages;                   // of all its pages, in their order
  std::vector<const Fingerprint*> fingerprints;  // of the same pages; they must outlive this
};

// Returns the copies that `index` knows, the closest first, at most one a file. Pages that only
// look alike are compared by the fingerprints of their records in `catalogue`.
[[nodiscard]] std::vector<Copy> find_copies(const index::Index& index, const Catalogue& catalogue,
                                            const SoughtFile& file);

// Returns the copies without those in documents that an audience does not see.
[[nodiscard]] std::vector<Copy> visible_copies(std::vector<Copy> copies,
                                               const std::set<DocumentId>& hidden);

// Returns the digest of the file that a revision is; nothing when it is some pages of one.
[[nodiscard]] std::optional<Sha256> whole_file_of(const Revision& revision);

// Returns the copies of a file that the archive holds, as far as `audience` sees them. Throws
// Error(environment) where there can be no index.
[[nodiscard]] std::vector<Copy> copies_of(const store::Store& store, const Audience& audience,
                                          const DocumentId& document, const RevisionFolder& folder);

}  // namespace palimpsest::archive
