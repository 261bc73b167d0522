// The record of what was removed by order (schemas/removal.schema.json).
#pragma once

#include "model/removal.hpp"

#include <string>
#include <string_view>

namespace palimpsest::record {

[[nodiscard]] std::string removal_to_json(const Removal& removal);

// Throws Error(integrity) naming the field when `text` breaks the schema.
[[nodiscard]] Removal parse_removal(std::string_view text);

}  // namespace palimpsest::record
