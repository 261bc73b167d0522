// What a search found, as a page and as the short list that is shown while somebody types.
#pragma once

#include "web/room.hpp"

#include <map>
#include <optional>
#include <string>

namespace palimpsest::web::pages {

// What was asked for, as it stood in the query.
using SearchFields = std::map<std::string, std::string>;

// Returns the page; without an outcome, the form alone, with `failure` where there is one.
[[nodiscard]] std::string search_page(const SearchFields& fields,
                                      const std::optional<SearchOutcome>& outcome,
                                      const std::string& failure);

// Returns JSON: {"hits": [{"address", "document", "title", "snippet": [["words", is_hit]]}]}.
[[nodiscard]] std::string search_json(const SearchOutcome& outcome);

}  // namespace palimpsest::web::pages
