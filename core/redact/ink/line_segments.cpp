#include "redact/ink/line_segments.hpp"

#include "redact/candidate.hpp"

#include <algorithm>
#include <utility>

namespace palimpsest::redact {
namespace {

const Length kMaxThickness = points(4);  // thicker lines are bars
constexpr double kMaxSlope = 0.06;       // of its length, that a line may climb: 3.4 degrees

bool is_line(int length, int thickness, int dpi) {
  return thickness <= pixels_of(kMaxThickness, dpi) + kMaxSlope * length;
}

Mask horizontal_lines(const Mask& runs, int dpi, const FindOptions& options) {
  const int gap = pixels_of(options.max_line_gap, dpi);
  Mask lines(runs.width(), runs.height());
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

ThinInk thin_ink(const Mask& ink, int dpi, const FindOptions& options) {
  const int side = pixels_of(kMaxThickness, dpi);
  Mask thin = ink.without(ink.opened(side, side));  // what survives a square is a clot
  Mask runs = thin.dilated(1, kSkewReach).opened(pixels_of(options.min_line, dpi), 1);
  return {std::move(thin), std::move(runs)};
}

LineMasks find_lines(const ThinInk& thin, int dpi, const FindOptions& options) {
  Mask horizontal = horizontal_lines(thin.level_runs, dpi, options);
  Mask vertical = vertical_lines(thin.ink, horizontal, dpi, options);
  return {std::move(horizontal), std::move(vertical)};
}

}  // namespace palimpsest::redact
