// What the acts on evidence print with --json. Each function names its schema.
#pragma once

#include "model/removal.hpp"
#include "model/repair.hpp"
#include "model/scrub.hpp"

#include <string>

namespace palimpsest::record {

// repair (repair.schema.json).
[[nodiscard]] std::string repair_to_json(const Repair& repair);

// remove (remove.schema.json).
[[nodiscard]] std::string removal_outcome_to_json(const RemovalOutcome& outcome);

// scrub (scrub.schema.json).
[[nodiscard]] std::string scrub_to_json(const Scrub& scrub);

}  // namespace palimpsest::record
