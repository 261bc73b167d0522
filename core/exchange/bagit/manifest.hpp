// Manifests and fetch.txt of a bag, line by line, and whether a path may stand in them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::exchange {

struct ManifestEntry {
  std::size_t line = 0;  // from 1
  std::string checksum;  // in lower case
  std::string path;      // decoded; without the "*" that md5sum writes before it
};

struct FetchEntry {
  std::size_t line = 0;
  std::string url;
  std::optional<std::uint64_t> size;  // nothing for "-"
  std::string path;                   // decoded
};

// What of a text could be read, and the numbers of the lines that could not.
template <class Entry>
struct ReadLines {
  std::vector<Entry> entries;
  std::vector<std::size_t> broken;
};

// What stands encoded in a path: CR and LF as %0D and %0A; since version 1.0 also % as %25, which
// before stood for itself.
enum class PathCoding { kLineEnds, kLineEndsAndPercent };

[[nodiscard]] ReadLines<ManifestEntry> parse_manifest(std::string_view text, PathCoding coding);
[[nodiscard]] ReadLines<FetchEntry> parse_fetch(std::string_view text, PathCoding coding);

// Returns why a path leads out of the bag, or can on some machine: absolute, with "..", from a home
// folder, of a drive. Nothing when it cannot.
[[nodiscard]] std::optional<std::string> danger_of(std::string_view path);

}  // namespace palimpsest::exchange
