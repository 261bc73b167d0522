// Searches the text of an archive. Private to this module.
//
// How it stays quick, whatever is asked: text tables are read one after the other, the newest pages
// first. Where they have given kRankedPages pages the rest is left out, and the outcome says so; up
// to that many, every page is found and ranked. Of a common word or prefix a part is thus ranked as
// well as all would be, since its pages do not differ.
#pragma once

#include "index/database.hpp"
#include "model/search.hpp"

namespace palimpsest::index {

// Pages after which no further table is read.
inline constexpr std::size_t kRankedPages = 10000;

// Throws Error(usage) for a query that cannot be understood.
[[nodiscard]] SearchOutcome search_text(const Database& database, const SearchRequest& request);

}  // namespace palimpsest::index
