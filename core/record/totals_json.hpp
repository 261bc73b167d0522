// The numbers of a diff as a JSON tree. Private to this module.
#pragma once

#include "model/diff_totals.hpp"
#include "record/json.hpp"

namespace palimpsest::record {

[[nodiscard]] Json movement_json(const Movement& movement);
[[nodiscard]] Json totals_json(const DiffTotals& totals);

}  // namespace palimpsest::record
