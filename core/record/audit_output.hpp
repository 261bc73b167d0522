// What `audit` prints with --json.
#pragma once

#include "model/audit.hpp"

#include <string>

namespace palimpsest::record {

// Returns canonical text (audit.schema.json).
[[nodiscard]] std::string audit_to_json(const Audit& audit);

}  // namespace palimpsest::record
