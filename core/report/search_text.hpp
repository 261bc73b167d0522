// What a search found, as text for a person.
#pragma once

#include "model/search.hpp"
#include "report/style.hpp"

#include <string>

namespace palimpsest::report {

// Returns each document with the words around what was found, where they stand, and a last line
// that says how much was found and what was not looked at.
[[nodiscard]] std::string search_text(const SearchOutcome& outcome, const Style& style);

}  // namespace palimpsest::report
