// Git-lfs pointers: the small text that stands in the tree for an original.
#pragma once

#include "base/digest.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace palimpsest::store {

struct LfsPointer {
  Sha256 sha256;
  std::uint64_t size = 0;  // bytes

  friend auto operator<=>(const LfsPointer&, const LfsPointer&) = default;
};

// Returns the pointer text of git-lfs, version 1.
[[nodiscard]] std::string lfs_pointer(const Sha256& sha256, std::uint64_t size);

// Reads exactly the form that lfs_pointer() writes. Nothing when `text` is anything else.
[[nodiscard]] std::optional<LfsPointer> parse_lfs_pointer(std::string_view text);

}  // namespace palimpsest::store
