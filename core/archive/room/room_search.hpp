// Searches an archive for everybody: what may not be shown is not found either.
#pragma once

#include "archive/search/search.hpp"
#include "archive/view/diff_view.hpp"

#include <functional>

namespace palimpsest::archive {

// Returns what of a revision nobody may see.
using HiddenOfRevision =
    std::function<HiddenPlaces(const DocumentId& document, const RevisionFolder& folder)>;

// Returns the hits whose words may be seen. Neither a number nor a release tells of others.
[[nodiscard]] SearchOutcome room_search(const store::Store& store, SearchQuestion question,
                                        const HiddenOfRevision& hidden_of);

}  // namespace palimpsest::archive
