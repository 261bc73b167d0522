// The index of a pack, read just far enough to know that a reader cannot leave its bounds.
//
//   magic:4 version:4 fanout:4[256] ids:20[n] crc:4[n] offsets:4[n] long offsets:8[k] sha1:20[2]
//
// Written because libgit2 follows an offset beyond the table of long offsets and crashes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace palimpsest::store {

struct PackIndex {
  std::vector<std::string> ids;  // 40 hexadecimal digits; empty when the tables have no sane size
  bool is_usable = false;        // every table and every offset lies where it may
};

// `bytes` are those of the .idx file, `pack_bytes` the size of its pack.
[[nodiscard]] PackIndex read_pack_index(const std::string& bytes, std::uint64_t pack_bytes);

}  // namespace palimpsest::store
