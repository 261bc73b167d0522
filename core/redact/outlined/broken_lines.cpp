#include "redact/outlined/broken_lines.hpp"

#include "redact/candidate.hpp"

#include <algorithm>
#include <utility>

namespace palimpsest::redact {
namespace {

const Length kStroke = points(0.95);  // strokes of 10-point type are as broad
const Length kGap = points(1.5);      // between dashes
const Length kLeast = points(5);      // of a row of dashes
const Length kThick = points(1.5);    // of a hairline that leans
constexpr double kLean = 0.06;        // of its length: 3.4 degrees
constexpr int kSkewReach = 3;         // pixels: a tilted hairline steps aside, and stays one
const Length kDashGap = points(1);    // serifs of 10-point type are farther apart
const Length kDotGap = points(1.5);   // between the dots of a dithered ground
const Length kGround = points(8);     // the least side of such a ground
const Length kBeside = points(1);     // from the line to the letters that stand on it
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

Mask without_dithered(const Mask& thin, int dpi) {
  const int gap = pixels_of(kDotGap, dpi), side = pixels_of(kGround, dpi);
  const Mask ground = thin.closed(gap, gap).opened(side, side);
  return thin.without(ground.dilated(2 * side, 2 * side));  // its lighter places lie between
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
