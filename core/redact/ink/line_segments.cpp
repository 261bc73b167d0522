#include "redact/ink/line_segments.hpp"

#include "redact/candidate.hpp"

#include <algorithm>

namespace palimpsest::redact {
namespace {

const Length kMaxThickness = points(4);  // thicker lines are bars
constexpr double kMaxSlope = 0.06;       // of its length, that a line may climb: 3.4 degrees
constexpr int kSkewReach = 3;            // pixels: a tilted hairline steps aside, and stays one

bool is_line(int length, int thickness, int dpi) {
  return thickness <= pixels_of(kMaxThickness, dpi) + kMaxSlope * length;
}

// Drops thick clots: what survives an opening by a square is no line.
Mask thin_parts(const Mask& ink, int dpi) {
  const int side = pixels_of(kMaxThickness, dpi);
  return ink.without(ink.opened(side, side));
}

Mask horizontal_lines(const Mask& ink, int dpi, const FindOptions& options) {
  const int length = pixels_of(options.min_line, dpi);
  const int gap = pixels_of(options.max_line_gap, dpi);
  const Mask runs = ink.dilated(1, kSkewReach).opened(length, 1);
  Mask lines(ink.width(), ink.height());
  for (const Component& component : runs.components()) {
    if (is_line(component.box.width(), component.box.height(), dpi)) {
      lines.draw(component.mask, component.box.left, component.box.top);
    }
  }
  return lines.dilated(gap, 1);
}

Mask vertical_lines(const Mask& ink, const Mask& horizontal, int dpi, const FindOptions& options) {
  const int length = pixels_of(options.min_upright, dpi);
  const int gap = pixels_of(options.max_line_gap, dpi);
  const Mask runs = ink.dilated(kSkewReach, 1).opened(1, length);
  const Mask near_horizontal = horizontal.dilated(kSkewReach, gap);
  Mask lines(ink.width(), ink.height());
  for (const Component& component : runs.components()) {
    const bool meets = near_horizontal.part(component.box)
                           .within(component.mask)
                           .count({0, 0, component.box.width(), component.box.height()}) > 0;
    if (meets && is_line(component.box.height(), component.box.width(), dpi)) {
      lines.draw(component.mask, component.box.left, component.box.top);
    }
  }
  return lines.dilated(1, gap);
}

}  // namespace

LineMasks find_lines(const Mask& ink, int dpi, const FindOptions& options) {
  const Mask thin = thin_parts(ink, dpi);
  Mask horizontal = horizontal_lines(thin, dpi, options);
  Mask vertical = vertical_lines(thin, horizontal, dpi, options);
  return {std::move(horizontal), std::move(vertical)};
}

}  // namespace palimpsest::redact
