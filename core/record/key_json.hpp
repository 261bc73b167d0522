// Keys of an archive as JSON trees. Private to this module.
#pragma once

#include "model/archive_facts.hpp"
#include "record/json.hpp"

#include <string_view>

namespace palimpsest::record {

// A key that still signs has no "retired".
[[nodiscard]] Json key_json(const ArchiveKey& key);

// Throws Error(integrity) for a time that is none.
[[nodiscard]] ArchiveKey read_key(const Json& value);
[[nodiscard]] Instant read_instant(const Json& value, std::string_view field);

}  // namespace palimpsest::record
