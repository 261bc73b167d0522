// The numbers of git's packs and of their indexes, as git has set them. Private to the module.
#pragma once

#include <cstdint>
#include <string_view>

namespace palimpsest::store {

// A pack begins with its magic, its version and a count, and ends with its checksum.
inline constexpr std::uint64_t kPackHeaderBytes = 12;
inline constexpr std::uint64_t kPackTrailerBytes = 20;

inline constexpr int kOffsetDelta = 6;  // the type of an entry that names its base by place

inline constexpr std::string_view kIndexMagic("\377tOc\0\0\0\2", 8);
inline constexpr std::uint32_t kLongOffset =
    0x80000000U;  // from here on an offset stands in a table of its own

}  // namespace palimpsest::store
