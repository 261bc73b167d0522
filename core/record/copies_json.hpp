// Copies of a file as JSON trees. Private to this module.
#pragma once

#include "model/copies.hpp"
#include "record/json.hpp"

#include <vector>

namespace palimpsest::record {

[[nodiscard]] Json to_json(const Copy& copy);
[[nodiscard]] Json to_json(const std::vector<Copy>& copies);

}  // namespace palimpsest::record
