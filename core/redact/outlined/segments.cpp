#include "redact/outlined/segments.hpp"

#include "redact/candidate.hpp"
#include "redact/ink/line_segments.hpp"

#include <algorithm>
#include <utility>

namespace palimpsest::redact {
namespace {

const Length kMaxThickness = points(4);  // thicker lines are bars
constexpr double kMaxSlope = 0.06;       // of its length, that a line may climb: 3.4 degrees
const Length kDash = points(0.5);  // between the dashes of an upright; farther apart are letters

// The set pixels across a line: first, and one past the last.
std::pair<int, int> across(const Segment& line, int along) {
  const int depth = line.is_upright ? line.box.width() : line.box.height();
  int from = depth, to = 0;
  for (int i = 0; i < depth; ++i) {
    const bool set = line.is_upright ? line.mask.at(i, along) : line.mask.at(along, i);
    if (!set) continue;
    from = std::min(from, i);
    to = i + 1;
  }
  return {from, to};
}

bool is_line(const PixelBox& box, bool is_upright, int dpi) {
  const int length = is_upright ? box.height() : box.width();
  const int thickness = is_upright ? box.width() : box.height();
  return thickness <= pixels_of(kMaxThickness, dpi) + kMaxSlope * length;
}

}  // namespace

int Segment::thickness() const {
  const double length = last() - first();
  return static_cast<int>(mask.count({0, 0, mask.width(), mask.height()}) / std::max(1.0, length));
}

int Segment::middle_at(int along) const {
  const int start = is_upright ? box.left : box.top;
  const int length = last() - first();
  const int inside = std::clamp(along - first(), 0, length - 1);
  for (int i = 0; i < length; ++i) {
    for (const int at : {inside - i, inside + i}) {
      if (at < 0 || at >= length) continue;
      const auto [from, to] = across(*this, at);
      if (to > from) return start + (from + to) / 2;
    }
  }
  return start;
}

double Segment::drawn(int from, int to) const {
  int count = 0;
  for (int along = std::max(from, first()); along < std::min(to, last()); ++along) {
    const auto [begin, end] = across(*this, along - first());
    if (end > begin) ++count;
  }
  return static_cast<double>(count) / std::max(1, to - from);
}

std::vector<Segment> level_lines(const Mask& runs, int dpi, const FindOptions& options) {
  const Mask lines = runs.closed(pixels_of(options.max_line_gap, dpi), 1);
  std::vector<Segment> segments;
  for (Component& each : lines.components()) {
    if (is_line(each.box, false, dpi)) segments.push_back({each.box, std::move(each.mask), false});
  }
  return segments;
}

Mask upright_runs(const Mask& thin, int dpi, const FindOptions& options) {
  return thin.dilated(kSkewReach, 1)
      .closed(1, pixels_of(kDash, dpi))
      .opened(1, pixels_of(options.min_upright, dpi));
}

std::vector<Segment> upright_lines(const Mask& runs, const std::vector<Segment>& level, int dpi) {
  Mask near_level(runs.width(), runs.height());
  const int corner = pixels_of(kJoint, dpi);
  for (const Segment& line : level) near_level.draw(line.mask, line.box.left, line.box.top);
  near_level = near_level.dilated(2 * corner + 1, 2 * corner + 1);
  std::vector<Segment> segments;
  for (Component& each : runs.components()) {
    const PixelBox whole{0, 0, each.box.width(), each.box.height()};
    if (!is_line(each.box, true, dpi)) continue;
    if (near_level.part(each.box).within(each.mask).count(whole) == 0) continue;
    segments.push_back({each.box, std::move(each.mask), true});
  }
  return segments;
}

}  // namespace palimpsest::redact
