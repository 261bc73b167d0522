#include "redact/solid/panel_tone.hpp"

#include "redact/candidate.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>

namespace palimpsest::redact {
namespace {

constexpr int kInklessFrom = 150;      // gray 0..255: paper and panels, without ink
constexpr int kMinStep = 2;            // gray levels: less is rounding
constexpr int kMaxStep = 24;           // gray levels: more is the edge of a letter
constexpr double kMinNoisy = 0.35;     // of neighbours on paper; estimated, not measured
constexpr double kGoesOn = 0.4;        // of a strip; bold letters on a panel leave half of it
constexpr double kUnderLetter = 0.15;  // of a strip along the stem of a letter
const Length kLetterStroke = points(1.5);
constexpr double kRuled = 0.8;     // of a side, with a line beside it
constexpr int kMinRuledSides = 3;  // the fourth may be the edge of another panel
constexpr int kMinJunctions = 2;   // of 8: a box that stands alone has none
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

// A side of a box, and where it moves to when the box grows.
struct Step {
  int left = 0;
  int top = 0;
  int right = 0;
  int bottom = 0;
};

constexpr std::array<Step, 4> kSteps = {{{-1, 0, 0, 0}, {0, 0, 1, 0}, {0, -1, 0, 0}, {0, 0, 0, 1}}};

PixelBox moved_side(const PixelBox& box, const Step& step, int by) {
  return {box.left + by * step.left, box.top + by * step.top, box.right + by * step.right,
          box.bottom + by * step.bottom};
}

// Returns the `by`-th line of pixels beyond the side.
PixelBox line_beyond(const PixelBox& box, const Step& step, int by) {
  const PixelBox to = moved_side(box, step, by);
  if (step.left != 0) return {to.left, box.top, to.left + 1, box.bottom};
  if (step.right != 0) return {to.right - 1, box.top, to.right, box.bottom};
  if (step.top != 0) return {box.left, to.top, box.right, to.top + 1};
  return {box.left, to.bottom - 1, box.right, to.bottom};
}

// Returns by how many lines a panel goes on at a side: one, or to the left and right those across
// the stem of a letter, which leaves some of the panel above or below it.
int growth(const PixelBox& box, const Step& step, const Mask& level, const PixelBox& page,
           int stroke) {
  const int most = step.left != 0 || step.right != 0 ? stroke + 1 : 1;
  for (int by = 1; by <= most; ++by) {
    const PixelBox line = line_beyond(box, step, by);
    if (area(intersection(line, page)) == 0) return 0;
    const double filled = share(level, line);
    if (filled >= kGoesOn) return by;
    if (filled < kUnderLetter) return 0;
  }
  return 0;
}

}  // namespace

bool is_noisy(const Raster& gray) {
  int noisy = 0, count = 0;
  for (int y = 0; y < gray.height; y += 4) {
    const std::uint8_t* row = gray.row(y);
    for (int x = 0; x + 1 < gray.width; ++x) {
      if (row[x] < kInklessFrom || row[x + 1] < kInklessFrom) continue;
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

Raster difference(const Raster& a, const Raster& b) {
  Raster result = make_raster(a.width, a.height, a.dpi, PixelFormat::kGray8);
  std::transform(a.pixels.begin(), a.pixels.end(), b.pixels.begin(), result.pixels.begin(),
                 [](std::uint8_t x, std::uint8_t y) {
                   return static_cast<std::uint8_t>(x > y ? x - y : y - x);
                 });
  return result;
}

PixelBox whole_panel(const PixelBox& patch, const Mask& level, int dpi) {
  const PixelBox page{0, 0, level.width(), level.height()};
  const int stroke = pixels_of(kLetterStroke, dpi);
  PixelBox box = patch;
  for (bool grows = true; grows;) {
    grows = false;
    for (const Step& step : kSteps) {
      for (int by = growth(box, step, level, page, stroke); by > 0;
           by = growth(box, step, level, page, stroke)) {
        box = moved_side(box, step, by);
        grows = true;
      }
    }
  }
  return box;
}

namespace {

// How far from a side its rule may be, and by how much it may climb there, in pixels.
struct Nearness {
  int reach = 0;
  int climb = 0;
};

// Whether a line runs along `side`, an edge of no thickness.
bool is_ruled(const Mask& ink, const PixelBox& side, const Nearness& near) {
  const bool is_level = side.top == side.bottom;
  const int reach = near.reach + near.climb;
  const PixelBox band =
      is_level ? PixelBox{side.left, side.top - reach, side.right, side.bottom + reach}
               : PixelBox{side.left - reach, side.top, side.right + reach, side.bottom};
  const PixelBox seen = intersection(band, {0, 0, ink.width(), ink.height()});
  if (area(seen) == 0) return false;
  const int spread = 2 * near.climb + 1;
  const Mask lines =
      is_level ? ink.part(seen).dilated(1, spread) : ink.part(seen).dilated(spread, 1);
  const int depth = is_level ? lines.height() : lines.width();
  for (int i = 0; i < depth; ++i) {
    const PixelBox strip =
        is_level ? PixelBox{0, i, lines.width(), i + 1} : PixelBox{i, 0, i + 1, lines.height()};
    if (share(lines, strip) >= kRuled) return true;
  }
  return false;
}

}  // namespace

Rules rules_around(const PixelBox& box, const Mask& ink, int dpi, double max_tilt) {
  const int on = pixels_of(kJunction, dpi), reach = pixels_of(kRuleReach, dpi);
  const auto near_side = [&](int length, int depth) {
    return Nearness{reach, std::min(static_cast<int>(max_tilt * length), depth / 3)};
  };
  const Nearness level = near_side(box.width(), box.height());
  const Nearness upright = near_side(box.height(), box.width());
  const int left = box.left - reach - upright.climb, right = box.right + reach + upright.climb;
  const int top = box.top - reach - level.climb, bottom = box.bottom + reach + level.climb;
  Rules rules;
  for (const int y : {box.top, box.bottom}) {
    if (!is_ruled(ink, {box.left, y, box.right, y}, level)) continue;
    ++rules.sides;
    rules.junctions += is_ruled(ink, {left - on, y, left, y}, level) ? 1 : 0;
    rules.junctions += is_ruled(ink, {right, y, right + on, y}, level) ? 1 : 0;
  }
  for (const int x : {box.left, box.right}) {
    if (!is_ruled(ink, {x, box.top, x, box.bottom}, upright)) continue;
    ++rules.sides;
    rules.junctions += is_ruled(ink, {x, top - on, x, top}, upright) ? 1 : 0;
    rules.junctions += is_ruled(ink, {x, bottom, x, bottom + on}, upright) ? 1 : 0;
  }
  return rules;
}

bool is_ruled_cell(const PixelBox& box, const Mask& ink, int dpi, double max_tilt) {
  const Rules rules = rules_around(box, ink, dpi, max_tilt);
  return rules.sides >= kMinRuledSides && rules.junctions >= kMinJunctions;
}

}  // namespace palimpsest::redact
