// The ids of redactions when a page is read again: what stands where a redaction stood is that
// redaction, since citations name it.
#pragma once

#include "archive/reading/document_reading.hpp"
#include "model/page.hpp"
#include "model/revision.hpp"

#include <vector>

namespace palimpsest::archive {

struct IdentifiedPage {
  ReadPage page;
  std::vector<FormerRedaction> former;  // of the page
};

// Returns `read` with the ids of `before`, the page of the same number as it was recorded, and of
// the redactions that had stood on it before that (`former`, of any page). Another redaction gets
// an id that the page never had; what is not found any more is former. A redaction that is withheld
// for a person's sake stays on the page, with its privacy codes, whatever was read.
[[nodiscard]] IdentifiedPage with_kept_ids(ReadPage read, const Page& before,
                                           const std::vector<FormerRedaction>& former);

}  // namespace palimpsest::archive
