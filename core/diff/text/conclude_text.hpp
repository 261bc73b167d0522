// Decides a change of words by what both pages were read again to say at its place.
#pragma once

#include "diff/text/text_changes.hpp"
#include "model/sources.hpp"

#include <optional>

namespace palimpsest::diff {

// Returns the change when what was read again at `change.crop_before` and `crop_after` bears it
// out: BEFORE holds the earlier words more often than AFTER, and AFTER the later ones, and both
// hold a neighbour, so that a place which nobody can read is no change.
[[nodiscard]] std::optional<TextChange> conclude_text(const TextCandidate& candidate,
                                                      const RegionReading& before,
                                                      const RegionReading& after);

}  // namespace palimpsest::diff
