#include "redact/solid/panel_tone.hpp"

#include "redact/candidate.hpp"

#include <algorithm>
#include <cstdlib>
#include <optional>

namespace palimpsest::redact {
namespace {

constexpr int kPaperFrom = 150;     // gray 0..255: paper and panels, without ink
constexpr int kMinStep = 2;         // gray levels: less is rounding
constexpr int kMaxStep = 24;        // gray levels: more is the edge of a letter
constexpr double kMinNoisy = 0.35;  // of neighbours on paper; estimated, not measured
constexpr double kGoesOn = 0.4;     // of a strip; bold letters on a panel leave half of it
constexpr double kRuled = 0.8;      // of a side, with a line beside it
constexpr int kMinRuledSides = 3;   // the fourth may be the edge of another panel
constexpr int kMinJunctions = 2;    // of 8: a box that stands alone has none
const Length kRuleReach = points(2.5);
const Length kJunction = points(6);  // how far a rule leads on; a thick corner is shorter

void mean_of_rows(const Raster& gray, int side, std::vector<int>& sums) {
  const int reach = side / 2;
  for (int y = 0; y < gray.height; ++y) {
    const std::uint8_t* row = gray.row(y);
    const auto at = [&](int x) { return int{row[std::clamp(x, 0, gray.width - 1)]}; };
    int sum = 0;
    for (int x = -reach; x <= reach; ++x) sum += at(x);
    int* to = sums.data() + static_cast<std::ptrdiff_t>(y) * gray.width;
    for (int x = 0; x < gray.width; ++x) {
      to[x] = sum;
      sum += at(x + reach + 1) - at(x - reach);
    }
  }
}

double share(const Mask& mask, const PixelBox& strip) {
  return mask.count(strip) / std::max(1.0, area(strip));
}

}  // namespace

bool is_noisy(const Raster& gray) {
  int noisy = 0, count = 0;
  for (int y = 0; y < gray.height; y += 4) {
    const std::uint8_t* row = gray.row(y);
    for (int x = 0; x + 1 < gray.width; ++x) {
      if (row[x] < kPaperFrom || row[x + 1] < kPaperFrom) continue;
      const int step = std::abs(row[x] - row[x + 1]);
      noisy += step >= kMinStep && step <= kMaxStep ? 1 : 0;
      ++count;
    }
  }
  return noisy > kMinNoisy * count;
}

Raster local_mean(const Raster& gray, int side) {
  std::vector<int> sums(gray.pixels.size());
  mean_of_rows(gray, side, sums);
  Raster mean = make_raster(gray.width, gray.height, gray.dpi, PixelFormat::kGray8);
  const int reach = side / 2;
  const auto line = [&](int y) {
    return sums.data() +
           static_cast<std::ptrdiff_t>(std::clamp(y, 0, gray.height - 1)) * gray.width;
  };
  std::vector<int> columns(static_cast<std::size_t>(gray.width));
  for (int y = -reach; y <= reach; ++y) {
    for (std::size_t x = 0; x < columns.size(); ++x) columns[x] += line(y)[x];
  }
  for (int y = 0; y < gray.height; ++y) {
    const int* next = line(y + reach + 1);
    const int* last = line(y - reach);
    std::uint8_t* to = mean.row(y);
    for (std::size_t x = 0; x < columns.size(); ++x) {
      to[x] = static_cast<std::uint8_t>(columns[x] / (side * side));
      columns[x] += next[x] - last[x];
    }
  }
  return mean;
}

PixelBox whole_panel(const PixelBox& patch, const Mask& level) {
  PixelBox box = patch;
  for (bool grows = true; grows;) {
    grows = false;
    while (box.left > 0 && share(level, {box.left - 1, box.top, box.left, box.bottom}) >= kGoesOn) {
      --box.left;
      grows = true;
    }
    while (box.right < level.width() &&
           share(level, {box.right, box.top, box.right + 1, box.bottom}) >= kGoesOn) {
      ++box.right;
      grows = true;
    }
    while (box.top > 0 && share(level, {box.left, box.top - 1, box.right, box.top}) >= kGoesOn) {
      --box.top;
      grows = true;
    }
    while (box.bottom < level.height() &&
           share(level, {box.left, box.bottom, box.right, box.bottom + 1}) >= kGoesOn) {
      ++box.bottom;
      grows = true;
    }
  }
  return box;
}

Rules rules_around(const PixelBox& box, const Mask& ink, int dpi) {
  const int reach = pixels_of(kRuleReach, dpi);
  const auto row_near = [&](int edge, int step) -> std::optional<int> {
    for (int y = edge; std::abs(y - edge) < reach; y += step) {
      if (share(ink, {box.left, y, box.right, y + 1}) >= kRuled) return y;
    }
    return std::nullopt;
  };
  const auto column_near = [&](int edge, int step) -> std::optional<int> {
    for (int x = edge; std::abs(x - edge) < reach; x += step) {
      if (share(ink, {x, box.top, x + 1, box.bottom}) >= kRuled) return x;
    }
    return std::nullopt;
  };
  const int on = pixels_of(kJunction, dpi);
  const auto leads_on = [&](const PixelBox& strip) { return share(ink, strip) >= kRuled ? 1 : 0; };
  Rules rules;
  for (const auto y : {row_near(box.top, -1), row_near(box.bottom - 1, 1)}) {
    if (!y) continue;
    ++rules.sides;
    rules.junctions += leads_on({box.left - reach - on, *y, box.left - reach, *y + 1}) +
                       leads_on({box.right + reach, *y, box.right + reach + on, *y + 1});
  }
  for (const auto x : {column_near(box.left, -1), column_near(box.right - 1, 1)}) {
    if (!x) continue;
    ++rules.sides;
    rules.junctions += leads_on({*x, box.top - reach - on, *x + 1, box.top - reach}) +
                       leads_on({*x, box.bottom + reach, *x + 1, box.bottom + reach + on});
  }
  return rules;
}

bool is_ruled_cell(const PixelBox& box, const Mask& ink, int dpi) {
  const Rules rules = rules_around(box, ink, dpi);
  return rules.sides >= kMinRuledSides && rules.junctions >= kMinJunctions;
}

}  // namespace palimpsest::redact
