// One entry of a pack, taken apart without inflating it.
#pragma once

#include "store/objects/pack_text.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace palimpsest::store {

struct PackEntry {
  int type = 0;                           // as in the pack: 1 to 4 an object, 6 and 7 a delta
  std::optional<std::uint64_t> distance;  // of a delta of type 6: bytes back to its base
  PackBody body;                          // of type 7: behind the 20 bytes that name its base
};

// `bytes` are those of the whole entry. Throws Error(integrity) when they hold no entry.
[[nodiscard]] PackEntry parse_pack_entry(std::string_view bytes);

}  // namespace palimpsest::store
