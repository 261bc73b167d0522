// What two releases show that another release of the document withholds, or had withheld, for the
// sake of a person.
#pragma once

#include "archive/compare/archived_side.hpp"
#include "archive/view/diff_view.hpp"

#include <functional>
#include <optional>
#include <vector>

namespace palimpsest::archive {

// Compares two releases of the document; returns nothing where it has no answer.
using DiffOf =
    std::function<std::optional<Diff>(const ArchivedSide& before, const ArchivedSide& after)>;

// Returns what of `shown` must not be shown: places that an earlier release withheld under a
// privacy code, and pages on which a later one withholds something under such a code. `sides` are
// all releases of the document, oldest first. Compares `shown` with those among them that have
// privacy codes; where one of these comparisons has no answer, the comparisons of neighbours tell
// which pages to leave out, and without them it is unknown.
[[nodiscard]] HiddenPlaces hidden_places(const Catalogue& catalogue, const DiffOf& diff_of,
                                         const std::vector<ArchivedSide>& sides,
                                         const ArchivedSide& shown);

// Takes the texts of hidden pages and places out of a diff: changes there become personal, changes
// of other text and of marks go, and so do the words beside a change on a page with hidden places.
void leave_out_hidden(Diff& diff, const HiddenPlaces& before, const HiddenPlaces& after);

}  // namespace palimpsest::archive
