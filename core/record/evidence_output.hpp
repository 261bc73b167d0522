// What `key` and `sign` print with --json (schemas/key.schema.json, schemas/sign.schema.json).
#pragma once

#include "model/archive_facts.hpp"
#include "model/signing.hpp"
#include "model/time_stamp.hpp"

#include <string>
#include <vector>

namespace palimpsest::record {

// The keys of an archive, those that signed first before the others.
[[nodiscard]] std::string keys_to_json(const ArchiveFacts& facts);

// Time stamps that are kept, as `timestamp` prints them (schemas/timestamp.schema.json).
[[nodiscard]] std::string time_stamps_to_json(const std::vector<KeptTimeStamp>& stamps);

[[nodiscard]] std::string signing_to_json(const Signing& signing);

}  // namespace palimpsest::record
