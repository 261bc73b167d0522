// What everybody may see of an archive: the one place where the reading room and what it hands on
// ask. A document that is not for everybody is as if it were not held.
#pragma once

#include "archive/tree/catalogue.hpp"
#include "archive/view/diff_view.hpp"
#include "base/id.hpp"

namespace palimpsest::archive {

[[nodiscard]] Audience everybody_today();

// Returns the archive as everybody may see it today.
[[nodiscard]] Catalogue catalogue_for_everybody(const store::Store& store);

// Returns a document by any of its names. Throws Error(input) for one that is not held or that
// whoever `catalogue` is made for may not see, in the same words.
[[nodiscard]] Document shown_document(const Catalogue& catalogue, const std::string& name);

// Returns what of a revision nobody may see for the sake of a person, its pages numbered from 1.
// Knows by kept diffs alone: where one is wanting that would tell, no page may be seen.
[[nodiscard]] HiddenPlaces hidden_in(const Catalogue& catalogue, const DocumentId& document,
                                     const RevisionFolder& folder);

// Returns the page without the words in hidden places. Of a hidden page nothing is left but its
// redactions.
[[nodiscard]] Page without_hidden(Page page, const HiddenPlaces& hidden);

// Returns where nothing may be seen of a page that is drawn: numbers of persons, hidden places.
[[nodiscard]] std::vector<Region> covers_on(const Page& page, const HiddenPlaces& hidden);

}  // namespace palimpsest::archive
