// The objects of a pack and where they stand, as its index says.
#pragma once

#include "store/git.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace palimpsest::store {

struct PackedObject {
  git_oid id{};
  std::uint64_t offset = 0;  // bytes from the beginning of the pack
};

// Returns the names of the packs in `folder` that have an index, sorted: 40 hexadecimal digits
// each.
[[nodiscard]] std::vector<std::string> pack_names(const std::filesystem::path& folder);

// Returns how many objects an index says that it has, by 4 of its bytes; 0 when it is no index.
[[nodiscard]] std::size_t object_count(const std::filesystem::path& index);

// Returns the objects in the order in which they stand. `pack` is the path without extension.
// Throws Error(integrity) when the index is damaged.
[[nodiscard]] std::vector<PackedObject> packed_objects(const std::filesystem::path& pack);

}  // namespace palimpsest::store
