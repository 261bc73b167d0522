// What `search` prints with --json. Forms are those of command_output.hpp.
#pragma once

#include "model/search.hpp"

#include <string>

namespace palimpsest::record {

// search (search.schema.json).
[[nodiscard]] std::string search_to_json(const SearchOutcome& outcome);

}  // namespace palimpsest::record
