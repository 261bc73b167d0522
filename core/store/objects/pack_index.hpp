// The index of a pack, read just far enough to know that a reader cannot leave its bounds.
//
//   magic:4 version:4 fanout:4[256] ids:20[n] crc:4[n] offsets:4[n] long offsets:8[k] sha1:20[2]
//
// Written because libgit2 follows an offset beyond the pack, or beyond the table of long offsets,
// and crashes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace palimpsest::store {

struct PackIndex {
  std::vector<std::string> ids;  // 40 hexadecimal digits; empty when the tables have no sane size
  bool is_usable = false;        // every table and every offset lies where it may
};

// `bytes` are those of the .idx file, `pack_bytes` the size of its pack.
[[nodiscard]] PackIndex read_pack_index(const std::string& bytes, std::uint64_t pack_bytes);

// Whether the .idx file is usable, as read_pack_index() judges. Reads its offsets alone: 4 bytes an
// object. False when it cannot be read.
[[nodiscard]] bool is_usable_index(const std::filesystem::path& index, std::uint64_t pack_bytes);

// Returns the indexes in `folder`, objects/pack of a repository, with which libgit2 could crash,
// sorted; those without a pack it leaves alone.
[[nodiscard]] std::vector<std::filesystem::path> unusable_indexes(
    const std::filesystem::path& folder);

// Throws Error(integrity) when there is one, Error(environment) when the system does not let it be
// read. Whoever lets libgit2 read objects asks this first.
// Nothing is remembered from one time to the next: a flipped bit changes no time of a file.
void check_pack_indexes(const std::filesystem::path& folder);

}  // namespace palimpsest::store
