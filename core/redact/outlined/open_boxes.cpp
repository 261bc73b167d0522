#include "redact/outlined/open_boxes.hpp"

#include "redact/candidate.hpp"

#include <algorithm>
#include <cstdlib>

namespace palimpsest::redact {
namespace {

constexpr double kDrawnShare = 0.85;   // of a side that is there
constexpr double kMissingShare = 0.2;  // of the side that is not there
constexpr double kMinAspect = 1.5;     // letters are narrower for their height
constexpr int kStrip = 4;              // pixels: a tilted hairline stays within
const Length kMinWidth = points(24);   // letters "U" are narrower
const Length kMaxPart = points(40);    // of an interrupted box, above or below the stamp
const Length kMinLegs = points(3);     // two rules without uprights are no box
const Length kSameEnd = points(1.2);
const Length kMaxStamp = points(18);  // a line of stamped text, with its clearance
const Length kMinHeight = points(7);

double filled_share(const Mask& ink, const PixelBox& strip, int length) {
  return static_cast<double>(ink.count(strip)) / std::max(1, length);
}

bool is_drawn_figure(const Mask& ink, const PixelBox& box, int dpi) {
  if (box.width() < pixels_of(kMinWidth, dpi) || box.height() < pixels_of(kMinHeight, dpi) ||
      box.width() < kMinAspect * box.height()) {
    return false;
  }
  const PixelBox left{box.left, box.top, box.left + kStrip, box.bottom};
  const PixelBox right{box.right - kStrip, box.top, box.right, box.bottom};
  const PixelBox interior = shrunk(box, kStrip);
  return filled_share(ink, left, box.height()) >= kDrawnShare &&
         filled_share(ink, right, box.height()) >= kDrawnShare &&
         ink.count(interior) <= 0.02 * area(interior);
}

// Whether a line stands between the sides of a figure: fields for single letters are parted so.
bool has_inner_upright(const Mask& ink, const PixelBox& box) {
  const PixelBox interior = shrunk(box, kStrip);
  if (interior.height() <= 0) return false;
  for (int x = interior.left; x < interior.right; ++x) {
    if (filled_share(ink, {x, interior.top, x + 1, interior.bottom}, interior.height()) >=
        kDrawnShare) {
      return true;
    }
  }
  return false;
}

bool is_drawn_across(const Mask& ink, const PixelBox& box, int top) {
  return filled_share(ink, {box.left, top, box.right, top + kStrip}, box.width()) >= kDrawnShare;
}

bool continues(const PixelBox& upper, const PixelBox& lower, int dpi) {
  const int slack = pixels_of(kSameEnd, dpi);
  const int gap = lower.top - upper.bottom;
  return std::abs(upper.left - lower.left) <= slack &&
         std::abs(upper.right - lower.right) <= slack && gap > 0 &&
         gap <= pixels_of(kMaxStamp, dpi);
}

}  // namespace

Mask missing_sides(const Mask& ink, int dpi) {
  Mask sides(ink.width(), ink.height());
  for (const PixelBox& box : ink.component_boxes()) {
    if (!is_drawn_figure(ink, box, dpi)) continue;
    const PixelBox upper{box.left, box.top, box.right, box.top + kStrip};
    const PixelBox lower{box.left, box.bottom - kStrip, box.right, box.bottom};
    const double above = filled_share(ink, upper, box.width());
    const double below = filled_share(ink, lower, box.width());
    if (below >= kDrawnShare && above <= kMissingShare) {
      sides.fill({box.left, box.top, box.right, box.top + 1});
    }
    if (above >= kDrawnShare && below <= kMissingShare) {
      sides.fill({box.left, box.bottom - 1, box.right, box.bottom});
    }
  }
  return sides;
}

std::vector<PixelBox> interrupted_boxes(const Mask& ink, int dpi) {
  std::vector<PixelBox> uppers, lowers, boxes;
  for (const PixelBox& box : ink.component_boxes()) {
    if (box.width() < pixels_of(kMinWidth, dpi) || box.height() > pixels_of(kMaxPart, dpi))
      continue;
    const double marks = filled_share(ink, shrunk(box, kStrip), 1);
    if (marks > 0.02 * area(box) || has_inner_upright(ink, box)) continue;
    if (is_drawn_across(ink, box, box.top)) uppers.push_back(box);
    if (is_drawn_across(ink, box, box.bottom - kStrip)) lowers.push_back(box);
  }
  for (const PixelBox& upper : uppers) {
    for (const PixelBox& lower : lowers) {
      const bool has_legs = std::max(upper.height(), lower.height()) >= pixels_of(kMinLegs, dpi);
      if (has_legs && continues(upper, lower, dpi)) {
        boxes.push_back({upper.left, upper.top, upper.right, lower.bottom});
      }
    }
  }
  return boxes;
}

}  // namespace palimpsest::redact
