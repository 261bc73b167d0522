// The index that stock git can keep over all packs (`git multi-pack-index write`). This program
// writes none; libgit2 reads one that is there before the indexes of the packs, and follows its
// offsets as blindly. It holds nothing of its own.
//
//   MIDX version:1 hash:1 chunks:1 bases:1 packs:4 (chunk:4 place:8)[chunks + 1] chunks ...
//   chunks: PNAM names of the .idx files, a NUL behind each; OOFF (pack:4 offset:4)[n]; LOFF long
//   offset:8[k]
#pragma once

#include <filesystem>

namespace palimpsest::store {

inline constexpr const char* kMultiPackIndex = "multi-pack-index";

// Whether every offset lies in its pack, as far as the pack is there. False when it cannot be read.
[[nodiscard]] bool is_usable_multi_pack_index(const std::filesystem::path& path);

}  // namespace palimpsest::store
