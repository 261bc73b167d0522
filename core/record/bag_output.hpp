// What `verify --bagit` and `export --bagit` print with --json (schemas/bag_check.schema.json,
// schemas/bag.schema.json).
#pragma once

#include "model/bag_check.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace palimpsest::record {

[[nodiscard]] std::string bag_check_to_json(const BagCheck& check);

// `files` and `bytes` are of the payload.
[[nodiscard]] std::string written_bag_to_json(std::string_view folder, std::uint64_t files,
                                              std::uint64_t bytes);

}  // namespace palimpsest::record
