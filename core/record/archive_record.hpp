// The record of an archive: archive.json (schemas/archive.schema.json).
#pragma once

#include "model/archive_facts.hpp"

#include <string>
#include <string_view>

namespace palimpsest::record {

[[nodiscard]] std::string archive_to_json(const ArchiveFacts& facts);

// Throws Error(input) when the archive has another format than this program, and Error(integrity)
// naming the field when `text` breaks the schema.
[[nodiscard]] ArchiveFacts parse_archive(std::string_view text);

}  // namespace palimpsest::record
