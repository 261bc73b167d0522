// The ids of redactions when a page is read again: what stands where a redaction stood is that
// redaction, since citations name it.
#pragma once

#include "archive/reading/document_reading.hpp"
#include "model/page.hpp"
#include "model/revision.hpp"

#include <vector>

namespace palimpsest::archive {

// What becomes of a redaction for a person's sake, or of its privacy code, that a reading
// overlooks.
enum class Overlooked {
  kStays,               // with the evidence `read_before`: other releases are covered by it
  kStaysWhereRecorded,  // only where a refresh recorded that: a check believes nothing else
};

struct IdentifiedPage {
  ReadPage page;
  std::vector<FormerRedaction> former;  // of the page
};

// Returns `read` with the ids of `before`, the page of the same number as it was recorded, and of
// the redactions that had stood on it before that (`former`, of any page). Another redaction gets
// an id that the page never had; what is not found any more is former. A redaction that is withheld
// for a person's sake stays on the page, with its privacy codes, whatever was read.
[[nodiscard]] IdentifiedPage with_kept_ids(ReadPage read, const Page& before,
                                           const std::vector<FormerRedaction>& former,
                                           Overlooked overlooked);

}  // namespace palimpsest::archive
