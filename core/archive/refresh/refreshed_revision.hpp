// A revision as it is after its original was read again: what people said, where it came from and
// what it is called stay, and what was read is new.
#pragma once

#include "archive/identity/known_names.hpp"
#include "archive/reading/document_reading.hpp"
#include "archive/tree/catalogue.hpp"
#include "model/revision.hpp"
#include "store/store.hpp"

#include <string>
#include <vector>

namespace palimpsest::archive {

struct RefreshedRevision {
  Revision revision;                   // its pages without lines
  std::vector<store::TreeEdit> edits;  // none when the archive has it so
  std::vector<int> changed_pages;
  std::vector<std::string> new_redactions;   // "3#r7": page and id
  std::vector<std::string> lost_redactions;  // that are not found any more
  std::vector<Document> items;  // of withdrawal sheets, of which it says or said something
};

// `before` is the revision as `catalogue` has it, and `reading` one of its pages and no others.
// Redactions keep their ids, by place. Kept diffs that rest on the revision go.
//
// Throws Error(input) when a page that the archive has was lost this time, cannot be read any more
// or is not in the file: it is not given up for nothing.
[[nodiscard]] RefreshedRevision refreshed_revision(const Catalogue& catalogue,
                                                   const KnownNames& names, const Revision& before,
                                                   const DocumentReading& reading,
                                                   const std::string& identifiers);

}  // namespace palimpsest::archive
