// What `edit --json` prints (edit.schema.json).
#pragma once

#include "model/edit_outcome.hpp"

#include <string>

namespace palimpsest::record {

[[nodiscard]] std::string edit_to_json(const EditOutcome& outcome);

}  // namespace palimpsest::record
