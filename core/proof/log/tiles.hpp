// The log as static tiles (C2SP tlog-tiles): which files hold its hashes and entries, and which
// change when it grows.
//
//   tile/<L>/<N>           256 hashes: of the subtrees of level 8 L from 256 N on
//   tile/<L>/<N>.p/<W>     the last tile while it has only W hashes
//   tile/entries/<N>       256 entries, each behind its length in two bytes, the higher first
//   tile/entries/<N>.p/<W>
//
// N is written in groups of three digits: 1234067 is x001/x234/067. Written to disk: never change.
#pragma once

#include "proof/merkle/merkle.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest::proof {

inline constexpr std::uint64_t kTileWidth = 256;
inline constexpr std::size_t kMaxEntryBytes = 65535;

// Returns the bytes of a file of the log; nothing when there is none.
using FileReader = std::function<std::optional<std::string>(const std::string& path)>;

// What becomes of a file of the log: these bytes, or nothing.
struct TileChange {
  std::string path;
  std::optional<std::string> bytes;
};

// Reads a log of `size` entries. Keeps the tiles that it read. Throws Error(integrity) naming the
// file when one is missing, or has not the length that the size asks for.
class TileReader {
 public:
  TileReader(FileReader read, std::uint64_t size) : read_(std::move(read)), size_(size) {}

  [[nodiscard]] std::uint64_t size() const { return size_; }

  // Returns what subtree hashes follow from the tiles. Nodes inside a tile are computed.
  [[nodiscard]] Sha256 subtree(const Subtree& subtree);

  // Refers to this reader, which must outlive it.
  [[nodiscard]] SubtreeHashes hashes();

  // Returns the entry at `index`, which must be below size().
  [[nodiscard]] std::string entry(std::uint64_t index);

  // Returns all entries of the bundle that starts at 256 `bundle`.
  [[nodiscard]] std::vector<std::string> bundle(std::uint64_t bundle);

 private:
  [[nodiscard]] const std::string& tile(int level, std::uint64_t index);

  FileReader read_;
  std::uint64_t size_;
  std::map<std::string, std::string> tiles_;  // by path
  std::map<std::uint64_t, std::vector<std::string>> bundles_;
};

// Returns the files that change when `entries` are put behind the log that `reader` reads. Throws
// Error(internal) when an entry is longer than kMaxEntryBytes.
[[nodiscard]] std::vector<TileChange> append_entries(TileReader& reader,
                                                     const std::vector<std::string>& entries);

// Returns the paths of all files that a log of `size` entries has.
[[nodiscard]] std::vector<std::string> tile_paths(std::uint64_t size);

}  // namespace palimpsest::proof
