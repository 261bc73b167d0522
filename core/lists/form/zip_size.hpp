// How much a zip file says that it unpacks to, asked before anything is unpacked.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace palimpsest::lists {

// Returns the sum of the sizes in its central directory, in bytes; nothing when it has none, or one
// for files beyond 4 GB, which no list needs.
[[nodiscard]] std::optional<std::uint64_t> unpacked_size(std::string_view zip);

}  // namespace palimpsest::lists
