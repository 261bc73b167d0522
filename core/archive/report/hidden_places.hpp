// What two releases show that another release of the document withholds, or had withheld, for the
// sake of a person.
#pragma once

#include "archive/compare/archived_side.hpp"
#include "archive/history/differ.hpp"
#include "archive/view/diff_view.hpp"

#include <vector>

namespace palimpsest::archive {

// Returns what of `shown` must not be shown: places that an earlier release withheld under a
// privacy code, and pages on which a later one withholds something under such a code. `sides` are
// all releases of the document, oldest first. Compares `shown` with those among them that have
// privacy codes.
[[nodiscard]] HiddenPlaces hidden_places(Differ& differ, const std::vector<ArchivedSide>& sides,
                                         const ArchivedSide& shown);

// Takes the texts of hidden pages out of a diff: changes there become personal, and changes of
// other text go.
void leave_out_hidden(Diff& diff, const HiddenPlaces& before, const HiddenPlaces& after);

}  // namespace palimpsest::archive
