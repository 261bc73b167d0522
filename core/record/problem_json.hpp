// Problems as the outputs of several commands hold them. Private to this module.
#pragma once

#include "model/verification.hpp"
#include "record/json.hpp"

#include <vector>

namespace palimpsest::record {

[[nodiscard]] Json problems_json(const std::vector<Problem>& problems);

}  // namespace palimpsest::record
