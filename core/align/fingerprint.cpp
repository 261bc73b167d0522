#include "align/fingerprint.hpp"

#include "align/fingerprint_cells.hpp"
#include "align/ink.hpp"

#include <algorithm>
#include <cmath>

namespace palimpsest::align {
namespace {

// Mean ink of a cell that fills the scale: close typing covers 0.12 of the paper; what is darker
// are bars and borders, which change between releases and must not outweigh the text.
constexpr float kFullInk = 0.20F;
constexpr int kBlankDigits = 60;  // sum of all digits: a release stamp alone has about 30
constexpr int kMaxShift = 3;      // cells: 0.8 inch on a letter page

struct Overlap {
  int begin;
  int end;
};

Overlap overlap_of(int shift, int size) {
  return {std::max(0, -shift), std::min(size, size - shift)};
}

// Returns the correlation of the cells that both pictures show at this shift.
double correlation(const Cells& one, const Cells& other, int dx, int dy) {
  const Overlap across = overlap_of(dx, kCellColumns);
  const Overlap down = overlap_of(dy, kCellRows);
  double sum_a = 0, sum_b = 0, sum_aa = 0, sum_bb = 0, sum_ab = 0;
  for (int y = down.begin; y < down.end; ++y) {
    const float* a = one.data() + y * kCellColumns;
    const float* b = other.data() + (y + dy) * kCellColumns + dx;
    float row_a = 0, row_b = 0, row_aa = 0, row_bb = 0, row_ab = 0;
    for (int x = across.begin; x < across.end; ++x) {
      row_a += a[x];
      row_b += b[x];
      row_aa += a[x] * a[x];
      row_bb += b[x] * b[x];
      row_ab += a[x] * b[x];
    }
    sum_a += row_a, sum_b += row_b, sum_aa += row_aa, sum_bb += row_bb, sum_ab += row_ab;
  }
  const double count = 1.0 * (across.end - across.begin) * (down.end - down.begin);
  const double spread_a = sum_aa - sum_a * sum_a / count;
  const double spread_b = sum_bb - sum_b * sum_b / count;
  if (spread_a <= 0 || spread_b <= 0) return 0;
  return (sum_ab - sum_a * sum_b / count) / std::sqrt(spread_a * spread_b);
}

char digit_of(float ink) {
  const int value = std::clamp(static_cast<int>(std::lround(15 * ink / kFullInk)), 0, 15);
  return "0123456789abcdef"[value];
}

}  // namespace

std::optional<Cells> cells_of(const Fingerprint& fingerprint) {
  if (fingerprint.size() != kCellCount) return std::nullopt;
  Cells cells{};
  for (std::size_t i = 0; i < kCellCount; ++i) {
    const char c = fingerprint[i];
    const bool is_letter = c >= 'a' && c <= 'f';
    if (!is_letter && (c < '0' || c > '9')) return std::nullopt;
    cells[i] = static_cast<float>(is_letter ? c - 'a' + 10 : c - '0');
  }
  return cells;
}

bool is_blank(const Cells& cells) {
  float sum = 0;
  for (const float cell : cells) sum += cell;
  return sum < kBlankDigits;
}

double similarity(const Cells& one, const Cells& other) {
  if (is_blank(one) || is_blank(other)) return is_blank(one) && is_blank(other) ? 0.5 : 0.0;
  double best = 0;
  for (int dy = -kMaxShift; dy <= kMaxShift; ++dy) {
    for (int dx = -kMaxShift; dx <= kMaxShift; ++dx) {
      best = std::max(best, correlation(one, other, dx, dy));
    }
  }
  return best;
}

Fingerprint fingerprint_of(const Raster& gray) {
  if (gray.is_empty()) return {};
  const InkPicture picture = ink_cells(gray, kCellColumns, kCellRows);
  Fingerprint text;
  for (const float ink : picture.ink) text += digit_of(ink);
  return text;
}

bool is_blank(const Fingerprint& fingerprint) {
  const std::optional<Cells> cells = cells_of(fingerprint);
  return !cells || is_blank(*cells);
}

double similarity(const Fingerprint& one, const Fingerprint& other) {
  const std::optional<Cells> a = cells_of(one);
  const std::optional<Cells> b = cells_of(other);
  return a && b ? similarity(*a, *b) : 0.0;
}

}  // namespace palimpsest::align
