// What `stats` prints with --json.
#pragma once

#include "model/collection_status.hpp"

#include <functional>
#include <string>

namespace palimpsest::record {

// Returns canonical text (stats.schema.json) that names the documents of which `is_named` is true.
[[nodiscard]] std::string status_to_json(
    const CollectionStatus& status, const std::function<bool(const DocumentStatus&)>& is_named);

}  // namespace palimpsest::record
