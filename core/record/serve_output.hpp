// Where a reading room is, as `serve` prints it (schemas/serve.schema.json).
#pragma once

#include <string>

namespace palimpsest::record {

[[nodiscard]] std::string serving_to_json(const std::string& address);

}  // namespace palimpsest::record
