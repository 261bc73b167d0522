// Keys of an archive as JSON trees. Private to this module.
#pragma once

#include "model/archive_facts.hpp"
#include "record/json.hpp"

namespace palimpsest::record {

// A key that still signs has no "retired".
[[nodiscard]] Json key_json(const ArchiveKey& key);

// Throws Error(integrity) for a time that is none.
[[nodiscard]] ArchiveKey read_key(const Json& value);

}  // namespace palimpsest::record
