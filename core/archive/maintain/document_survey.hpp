// Everything of one document that the index keeps, read from its records once.
#pragma once

#include "archive/tree/catalogue.hpp"
#include "index/index.hpp"

namespace palimpsest::archive {

// Returns what is known of the document itself: all but its revisions, their pages and diffs.
[[nodiscard]] index::IndexedDocument facts_of(const Catalogue& catalogue, const Document& document);

[[nodiscard]] index::IndexedDocument survey_of(const Catalogue& catalogue,
                                               const Document& document);

}  // namespace palimpsest::archive
