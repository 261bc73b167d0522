// The record of one commit in the log (schemas/log_entry.schema.json). Its bytes are a leaf of the
// Merkle tree.
#pragma once

#include "model/log_entry.hpp"

#include <string>
#include <string_view>

namespace palimpsest::record {

[[nodiscard]] std::string log_entry_to_json(const LogEntry& entry);

// Throws Error(integrity) naming the field when `text` breaks the schema.
[[nodiscard]] LogEntry parse_log_entry(std::string_view text);

}  // namespace palimpsest::record
