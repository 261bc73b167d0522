// What finds a page again among millions, whatever document it stands in: a few of its runs of
// words, and its look.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace palimpsest {

struct PageKeys {
  // The smallest mixed hashes of three words that follow each other, ascending: of two pages that
  // share a part of their runs, about that part of the keys is the same. At most kMostWordKeys.
  std::vector<std::uint64_t> words;
  // A bit for each of 8 x 8 fields of the part with ink: darker than the middle one of them.
  // Nothing for a page without ink, or one that was not drawn.
  std::optional<std::uint64_t> look;

  [[nodiscard]] bool is_empty() const { return words.empty() && !look; }

  friend bool operator==(const PageKeys&, const PageKeys&) = default;
};

// Kept in the index: a change makes it anew. With 16 keys a page whose words are read differently
// in one of ten (0.9^6 of its runs are the same on both) still shares 5 of them on average.
inline constexpr std::size_t kMostWordKeys = 16;

}  // namespace palimpsest
