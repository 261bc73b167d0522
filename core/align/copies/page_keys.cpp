#include "align/copies/page_keys.hpp"

#include "align/fingerprint_cells.hpp"
#include "align/pages/word_shingles.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace palimpsest::align {
namespace {

constexpr int kFields = 8;          // across and down
constexpr double kStrayInk = 0.01;  // of a page, at each side: specks and edges of a scan

// The finish of SplitMix64: of shingles that differ in one letter, none of the bits are alike.
std::uint64_t mixed(std::uint64_t hash) {
  hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9ULL;
  hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBULL;
  return hash ^ (hash >> 31);
}

std::vector<std::uint64_t> word_keys(const std::vector<Line>& lines) {
  std::vector<std::uint64_t> keys;
  for (const std::uint64_t shingle : shingles_of(lines)) keys.push_back(mixed(shingle));
  const std::size_t count = std::min(keys.size(), kMostWordKeys);
  std::partial_sort(keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(count), keys.end());
  keys.resize(count);
  // SQLite's numbers have a sign; a bit less does not matter.
  for (std::uint64_t& key : keys) key >>= 1;
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

// The cells between which nearly all ink lies, the last one included. Scans shift, and margins are
// alike on all pages.
struct InkRange {
  int first = 0, last = 0;
};

template <std::size_t Size>
InkRange range_of(const std::array<double, Size>& ink) {
  const double whole = std::accumulate(ink.begin(), ink.end(), 0.0);
  InkRange range{0, static_cast<int>(Size) - 1};
  for (double sum = ink[0]; sum < kStrayInk * whole;
       sum += ink[static_cast<std::size_t>(range.first)]) {
    ++range.first;
  }
  for (double sum = ink[Size - 1]; sum < kStrayInk * whole;
       sum += ink[static_cast<std::size_t>(range.last)]) {
    --range.last;
  }
  return range;
}

using FieldInk = std::array<double, kFields * kFields>;

FieldInk field_ink(const Cells& cells) {
  std::array<double, kCellColumns> columns{};
  std::array<double, kCellRows> rows{};
  const auto visit = [&](auto take) {
    for (int y = 0; y < kCellRows; ++y) {
      for (int x = 0; x < kCellColumns; ++x) {
        take(x, y, cells[static_cast<std::size_t>(y * kCellColumns + x)]);
      }
    }
  };
  visit([&](int x, int y, float ink) {
    columns[static_cast<std::size_t>(x)] += ink;
    rows[static_cast<std::size_t>(y)] += ink;
  });
  const InkRange across = range_of(columns), down = range_of(rows);
  FieldInk fields{};
  visit([&](int x, int y, float ink) {
    if (x < across.first || x > across.last || y < down.first || y > down.last) return;
    const int field_x = (x - across.first) * kFields / (across.last - across.first + 1);
    const int field_y = (y - down.first) * kFields / (down.last - down.first + 1);
    fields[static_cast<std::size_t>(field_y * kFields + field_x)] += ink;
  });
  return fields;
}

std::optional<std::uint64_t> look_of(const Fingerprint& fingerprint) {
  const auto cells = cells_of(fingerprint);
  if (!cells || is_blank(*cells)) return std::nullopt;
  const FieldInk ink = field_ink(*cells);
  FieldInk sorted = ink;
  std::nth_element(sorted.begin(), sorted.begin() + sorted.size() / 2, sorted.end());
  const double middle = sorted[sorted.size() / 2];
  std::uint64_t look = 0;
  for (std::size_t i = 0; i < ink.size(); ++i) {
    if (ink[i] > middle) look |= std::uint64_t{1} << i;
  }
  return look;
}

}  // namespace

PageKeys keys_of(const Page& page) { return {word_keys(page.lines), look_of(page.fingerprint)}; }

}  // namespace palimpsest::align
