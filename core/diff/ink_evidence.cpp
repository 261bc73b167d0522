#include "diff/ink_evidence.hpp"

#include "diff/ink/page_ink.hpp"
#include "diff/ink/strokes.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace palimpsest::diff {
namespace {

constexpr int kMinSide = 5;            // pixels: smaller places say nothing
constexpr double kGreyOfPaper = 0.88;  // lighter is paper and its noise
constexpr int kLooseSteps = 2;         // each way: registration is off by at most that much
constexpr double kLooseStep = 0.75;    // points

struct Levels {
  int ink = 0;   // darker is ink
  int grey = 0;  // darker is not paper
};

Levels levels_of(const Raster& gray) {
  const int paper = PageInk(gray).paper();
  return {static_cast<int>(kInkOfPaper * paper), static_cast<int>(kGreyOfPaper * paper)};
}

struct Counts {
  int pixels = 0;
  int ink = 0;
  int grey = 0;  // neither ink nor paper
  int strokes = 0;
  std::vector<int> column_strokes;
};

Counts count_pixels(const Raster& gray, const PixelBox& box) {
  const Levels levels = levels_of(gray);
  Counts counts;
  counts.pixels = box.width() * box.height();
  counts.column_strokes.assign(static_cast<std::size_t>(box.width()), 0);
  for (int y = box.top; y < box.bottom; ++y) {
    const std::uint8_t* row = gray.row(y) + box.left;
    for (int x = 0; x < box.width(); ++x) {
      if (row[x] < levels.ink) {
        ++counts.ink;
        if (!is_stroke(gray, box.left + x, y, levels.ink)) continue;
        ++counts.strokes;
        ++counts.column_strokes[static_cast<std::size_t>(x)];
      } else if (row[x] < levels.grey) {
        ++counts.grey;
      }
    }
  }
  return counts;
}

// Returns the share of the width where ink stands, letter and word gaps of `gap` columns bridged.
// Columns with a single dark pixel are specks.
double written_extent(const std::vector<int>& column_strokes, int gap) {
  int covered = 0;
  int last = -1;
  for (int x = 0; x < static_cast<int>(column_strokes.size()); ++x) {
    if (column_strokes[static_cast<std::size_t>(x)] < 2) continue;
    covered += last >= 0 && x - last <= gap ? x - last : 1;
    last = x;
  }
  return static_cast<double>(covered) / static_cast<double>(column_strokes.size());
}

Region without_border(const Region& region, const InkOptions& options) {
  const double slope =
      std::min(options.max_slope, options.slope_share * region.height().in_points());
  const Length above = points(std::max(options.border, slope));
  const Length beside = points(options.border);
  return {region.left + beside, region.top + above, region.right - beside, region.bottom - above};
}

struct Signal {
  int width = 0;
  int height = 0;
  std::vector<double> ink;
};

double darkness_at(const Raster& gray, double x, double y) {
  const int left = static_cast<int>(std::floor(x));
  const int top = static_cast<int>(std::floor(y));
  if (left < 0 || top < 0 || left + 1 >= gray.width || top + 1 >= gray.height) return 0;
  const double across = x - left, down = y - top;
  const std::uint8_t* upper = gray.row(top) + left;
  const std::uint8_t* lower = gray.row(top + 1) + left;
  const double high = upper[0] + across * (upper[1] - upper[0]);
  const double low = lower[0] + across * (lower[1] - lower[0]);
  return 255 - (high + down * (low - high));
}

// Samples a place at one point a step, mapped or not, moved by (dx, dy) points.
Signal sampled(const Raster& gray, const Region& region, const PageMap& bent, double dx,
               double dy) {
  const PageMap map = bent.flat_at(region);
  constexpr double kStep = 0.75;  // points: 96 dpi
  const double scale = gray.dpi / 72.0;
  Signal signal{static_cast<int>(region.width().in_points() / kStep),
                static_cast<int>(region.height().in_points() / kStep),
                {}};
  for (int row = 0; row < signal.height; ++row) {
    for (int column = 0; column < signal.width; ++column) {
      const double x = region.left.in_points() + (column + 0.5) * kStep;
      const double y = region.top.in_points() + (row + 0.5) * kStep;
      const double to_x = map.xx * x + map.xy * y + map.x0 + dx;
      const double to_y = map.yx * x + map.yy * y + map.y0 + dy;
      signal.ink.push_back(darkness_at(gray, to_x * scale - 0.5, to_y * scale - 0.5));
    }
  }
  return signal;
}

double correlation(const Signal& a, const Signal& b) {
  const auto count = static_cast<double>(a.ink.size());
  double sum_a = 0, sum_b = 0, sum_aa = 0, sum_bb = 0, sum_ab = 0;
  for (std::size_t i = 0; i < a.ink.size(); ++i) {
    sum_a += a.ink[i], sum_b += b.ink[i];
    sum_aa += a.ink[i] * a.ink[i], sum_bb += b.ink[i] * b.ink[i], sum_ab += a.ink[i] * b.ink[i];
  }
  const double spread_a = sum_aa - sum_a * sum_a / count;
  const double spread_b = sum_bb - sum_b * sum_b / count;
  constexpr double kMinVariance = 300;  // of 255 squared; estimated, not measured
  if (spread_a < kMinVariance * count || spread_b < kMinVariance * count) return 0;
  return (sum_ab - sum_a * sum_b / count) / std::sqrt(spread_a * spread_b);
}

}  // namespace

PlaceState state_of(const Raster& gray, const Region& region, const InkOptions& options) {
  const Region inner = without_border(region, options);
  if (inner.is_empty()) return PlaceState::kUnclear;
  PixelBox box = to_pixels(inner, gray);
  box = {std::max(1, box.left), std::max(1, box.top), std::min(gray.width - 1, box.right),
         std::min(gray.height - 1, box.bottom)};  // each pixel has neighbours
  if (box.width() < kMinSide || box.height() < kMinSide) return PlaceState::kUnclear;
  const Counts counts = count_pixels(gray, box);
  const double ink = static_cast<double>(counts.ink) / counts.pixels;
  const double grey = static_cast<double>(counts.grey) / counts.pixels;
  if (ink >= options.covered_share) return PlaceState::kCovered;
  if (grey >= options.grey_share) return PlaceState::kCovered;
  const double strokes = static_cast<double>(counts.strokes) / counts.pixels;
  if (strokes < options.min_ink_share) return PlaceState::kBlank;
  const int gap = static_cast<int>(0.16 * gray.dpi);  // a typed space and half a letter
  return written_extent(counts.column_strokes, gap) >= options.written_extent ? PlaceState::kWritten
                                                                              : PlaceState::kBlank;
}

double likeness(const Raster& before, const Raster& after, const PageMap& map,
                const Region& region) {
  const Signal one = sampled(before, region, {}, 0, 0);
  if (one.ink.empty()) return 0;
  double best = -1;
  for (int row = -kLooseSteps; row <= kLooseSteps; ++row) {
    for (int column = -kLooseSteps; column <= kLooseSteps; ++column) {
      const Signal other = sampled(after, region, map, column * kLooseStep, row * kLooseStep);
      best = std::max(best, correlation(one, other));
    }
  }
  return best;
}

}  // namespace palimpsest::diff
