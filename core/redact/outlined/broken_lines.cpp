#include "redact/outlined/broken_lines.hpp"

#include "redact/candidate.hpp"
#include "redact/ink/line_segments.hpp"

#include <algorithm>
#include <utility>

namespace palimpsest::redact {
namespace {

const Length kStroke = points(0.95);   // strokes of 10-point type are as broad
const Length kGap = points(1.5);       // between dashes
const Length kLeast = points(5);       // of a row of dashes
const Length kThick = points(1.5);     // of a hairline that leans
constexpr double kLean = 0.06;         // of its length: 3.4 degrees
const Length kDashGap = points(1);     // serifs of 10-point type are farther apart
const Length kDotGap = points(1.5);    // between the dots of an even dithered ground
const Length kEvenGround = points(8);  // the least side of such a ground
const Length kGround = points(12);     // the side of a place that is judged by its edges
// Left edges of ink, of the pixels of such a place at 300 dpi. The densest text of 15 files has
// 0.071; the grey title bands of record forms have 0.10 and more in three of four places.
constexpr double kGroundEdges = 0.08;
constexpr int kMeasuredDpi = 300;
const Length kMaxLabel = points(16);  // in height

// Returns how many rows from `start` on, in the direction of `step`, have ink beside the line.
int covered_rows(const Mask& ink, int x, int start, int step, int dpi) {
  const int beside = pixels_of(kBeside, dpi), gap = pixels_of(kGap, dpi);
  const int most = pixels_of(kMaxLabel, dpi);
  int covered = 0;
  for (int i = 0; i < most && i - covered <= gap; ++i) {
    const int y = start + i * step;
    if (ink.count({x - beside, y, x + beside + 1, y + 1}) > 0) covered = i + 1;
  }
  return covered;
}

// Dots have far more edges than letters, however unevenly they lie.
Mask uneven_grounds(const Mask& thin, int dpi) {
  Mask moved(thin.width(), thin.height());
  moved.draw(thin, 1, 0);
  const Mask edges = thin.without(moved);
  const int side = pixels_of(kGround, dpi);
  const int enough = static_cast<int>(kGroundEdges * side * side * kMeasuredDpi / dpi);
  Mask ground(thin.width(), thin.height());
  for (int top = 0; top < thin.height(); top += side / 2) {
    for (int left = 0; left < thin.width(); left += side / 2) {
      const PixelBox place{left, top, left + side, top + side};
      if (edges.count(place) >= enough) ground.fill(place);
    }
  }
  return ground;
}

Mask without_dithered(const Mask& thin, int dpi) {
  const int gap = pixels_of(kDotGap, dpi), side = pixels_of(kEvenGround, dpi);
  const Mask even = thin.closed(gap, gap).opened(side, side);
  // The lighter places of a ground lie between.
  return thin.without(even.with(uneven_grounds(thin, dpi)).dilated(2 * side, 2 * side));
}

Mask uprights(const Mask& thin, int dpi, const FindOptions& options) {
  const Mask hairs = thin.without(thin.opened(pixels_of(kStroke, dpi), 1))
                         .dilated(kSkewReach, 1)
                         .closed(1, pixels_of(kGap, dpi))
                         .opened(1, pixels_of(std::max(kLeast, options.min_upright), dpi));
  Mask lines(thin.width(), thin.height());
  for (const Component& each : hairs.components()) {
    const PixelBox& box = each.box;
    if (box.width() > pixels_of(kThick, dpi) + kLean * box.height()) continue;
    lines.draw(each.mask, box.left, box.top);
    const int x = (box.left + box.right) / 2;
    const int above = covered_rows(thin, x, box.top - 1, -1, dpi);
    const int below = covered_rows(thin, x, box.bottom, 1, dpi);
    lines.fill({x - 1, box.top - above, x + 2, box.bottom + below});
  }
  return lines;
}

}  // namespace

BrokenLines find_broken_lines(const Mask& thin, int dpi, const FindOptions& options) {
  const Mask sparse = without_dithered(thin, dpi);
  Mask level = sparse.dilated(1, kSkewReach)
                   .closed(pixels_of(kDashGap, dpi), 1)
                   .opened(pixels_of(options.min_line, dpi), 1);
  return {std::move(level), uprights(sparse, dpi, options)};
}

}  // namespace palimpsest::redact
