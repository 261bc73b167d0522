#include "redact/outlined/frames.hpp"

#include "redact/candidate.hpp"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <utility>

namespace palimpsest::redact {
namespace {

const Length kMaxThickness = points(4);  // thicker lines are bars
constexpr double kMaxSlope = 0.06;       // of its length, that a line may climb: 3.4 degrees
constexpr int kSkewReach = 3;            // pixels: a tilted hairline steps aside, and stays one
const Length kDash = points(0.5);    // between the dashes of an upright; farther apart are letters
const Length kCorner = points(1.2);  // between the ends of lines that meet
constexpr double kDrawnShare = 0.8;  // of every side
constexpr double kDividedShare = 0.8;  // of its width, that a line covers which divides a frame
const Length kTilt = points(1.5);      // from end to end; less is a rectangle

// A line from end to end: where its middle is at its beginning and at its end.
struct Segment {
  PixelBox box;
  Mask mask;
  bool is_upright = false;

  [[nodiscard]] int thickness() const;
  // Returns the middle of the line across it, at a place along it, both on the page.
  [[nodiscard]] int middle_at(int along) const;
  // Returns the share of [from, to) along which it is drawn.
  [[nodiscard]] double drawn(int from, int to) const;

  [[nodiscard]] int first() const { return is_upright ? box.top : box.left; }
  [[nodiscard]] int last() const { return is_upright ? box.bottom : box.right; }
};

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

bool is_line(const PixelBox& box, bool is_upright, int dpi) {
  const int length = is_upright ? box.height() : box.width();
  const int thickness = is_upright ? box.width() : box.height();
  return thickness <= pixels_of(kMaxThickness, dpi) + kMaxSlope * length;
}

std::vector<Segment> level_lines(const Mask& thin, int dpi, const FindOptions& options) {
  const Mask lines = thin.dilated(1, kSkewReach)
                         .opened(pixels_of(options.min_line, dpi), 1)
                         .closed(pixels_of(options.max_line_gap, dpi), 1);
  std::vector<Segment> segments;
  for (Component& each : lines.components()) {
    if (is_line(each.box, false, dpi)) segments.push_back({each.box, std::move(each.mask), false});
  }
  return segments;
}

// Uprights that meet a level line; others are strokes of letters.
std::vector<Segment> upright_lines(const Mask& thin, const std::vector<Segment>& level, int dpi,
                                   const FindOptions& options) {
  Mask near_level(thin.width(), thin.height());
  const int corner = pixels_of(kCorner, dpi);
  for (const Segment& line : level) near_level.draw(line.mask, line.box.left, line.box.top);
  near_level = near_level.dilated(2 * corner + 1, 2 * corner + 1);
  const Mask lines = thin.dilated(kSkewReach, 1)
                         .closed(1, pixels_of(kDash, dpi))
                         .opened(1, pixels_of(options.min_upright, dpi));
  std::vector<Segment> segments;
  for (Component& each : lines.components()) {
    const PixelBox whole{0, 0, each.box.width(), each.box.height()};
    if (!is_line(each.box, true, dpi)) continue;
    if (near_level.part(each.box).within(each.mask).count(whole) == 0) continue;
    segments.push_back({each.box, std::move(each.mask), true});
  }
  return segments;
}

// The interior of a rectangle, and the uprights beside it.
struct Framed {
  Shape interior;
  const Segment* left = nullptr;
  const Segment* right = nullptr;
};

class FrameFinder {
 public:
  FrameFinder(const std::vector<Segment>& level, const std::vector<Segment>& upright, int dpi,
              const FindOptions& options)
      : level_(level),
        upright_(upright),
        corner_(pixels_of(kCorner, dpi)),
        tilt_(pixels_of(kTilt, dpi)),
        min_width_(pixels_of(options.min_box_width, dpi)),
        min_height_(pixels_of(options.min_box_height, dpi)) {}

  [[nodiscard]] std::vector<Framed> find() const;

 private:
  // Uprights that stand between two level lines, from left to right.
  [[nodiscard]] std::vector<const Segment*> between(const std::vector<const Segment*>& hanging,
                                                    const Segment& lower) const;
  [[nodiscard]] std::vector<const Segment*> hanging_on(const Segment& upper) const;
  [[nodiscard]] bool is_divided(const Segment& upper, const Segment& lower, int left,
                                int right) const;
  [[nodiscard]] std::optional<Shape> frame(const Segment& upper, const Segment& lower,
                                           const Segment& left, const Segment& right) const;

  const std::vector<Segment>& level_;
  const std::vector<Segment>& upright_;
  int corner_, tilt_, min_width_, min_height_;
};

std::vector<const Segment*> FrameFinder::hanging_on(const Segment& upper) const {
  std::vector<const Segment*> hanging;
  for (const Segment& each : upright_) {
    if (each.box.right < upper.box.left - corner_ || each.box.left > upper.box.right + corner_ ||
        each.box.bottom < upper.box.top || each.box.top > upper.box.bottom + corner_) {
      continue;
    }
    const int y = upper.middle_at(each.middle_at(each.box.top));
    const int reach = corner_ + upper.thickness() / 2;
    if (each.box.top <= y + reach && each.box.bottom > y + min_height_ / 2)
      hanging.push_back(&each);
  }
  return hanging;
}

std::vector<const Segment*> FrameFinder::between(const std::vector<const Segment*>& hanging,
                                                 const Segment& lower) const {
  std::vector<const Segment*> uprights;
  for (const Segment* each : hanging) {
    const int x = each->middle_at(each->box.bottom);
    if (x < lower.box.left - corner_ || x > lower.box.right + corner_) continue;
    const int y = lower.middle_at(x);
    if (each->box.bottom >= y - corner_ - lower.thickness() / 2) uprights.push_back(each);
  }
  std::sort(uprights.begin(), uprights.end(),
            [](const Segment* a, const Segment* b) { return a->box.left < b->box.left; });
  return uprights;
}

bool FrameFinder::is_divided(const Segment& upper, const Segment& lower, int left,
                             int right) const {
  const int middle = (left + right) / 2;
  const int top = upper.middle_at(middle) + corner_, bottom = lower.middle_at(middle) - corner_;
  return std::any_of(level_.begin(), level_.end(), [&](const Segment& line) {
    if (&line == &upper || &line == &lower) return false;
    const int shared = std::min(line.box.right, right) - std::max(line.box.left, left);
    if (shared < kDividedShare * (right - left) || line.box.bottom < top || line.box.top > bottom) {
      return false;
    }
    const int y = line.middle_at(middle);
    return y > top && y < bottom;
  });
}

std::optional<Shape> FrameFinder::frame(const Segment& upper, const Segment& lower,
                                        const Segment& left, const Segment& right) const {
  const int x0 = left.middle_at((upper.box.top + lower.box.bottom) / 2);
  const int x1 = right.middle_at((upper.box.top + lower.box.bottom) / 2);
  if (x1 - x0 < min_width_) return std::nullopt;
  const int y0 = upper.middle_at(x0), y1 = upper.middle_at(x1);
  const int y2 = lower.middle_at(x1), y3 = lower.middle_at(x0);
  if (std::min(y3 - y0, y2 - y1) < min_height_) return std::nullopt;
  const double straightness = std::min(std::min(left.drawn(y0, y3), right.drawn(y1, y2)),
                                       std::min(upper.drawn(x0, x1), lower.drawn(x0, x1)));
  if (straightness < kDrawnShare || is_divided(upper, lower, x0, x1)) return std::nullopt;
  Shape shape;
  shape.box = {x0 + left.thickness() / 2 + 1, std::min(y0, y1) + upper.thickness() / 2 + 1,
               x1 - right.thickness() / 2, std::max(y2, y3) - lower.thickness() / 2};
  if (std::abs(y0 - y1) > tilt_) shape.outline = {{x0, y0}, {x1, y1}, {x1, y2}, {x0, y3}};
  shape.straightness = straightness;
  return shape;
}

std::vector<Framed> FrameFinder::find() const {
  std::vector<Framed> frames;
  for (const Segment& upper : level_) {
    const std::vector<const Segment*> hanging = hanging_on(upper);
    if (hanging.size() < 2) continue;
    for (const Segment& lower : level_) {
      if (&lower == &upper || lower.box.bottom < upper.box.top + min_height_ ||
          lower.box.right < upper.box.left || lower.box.left > upper.box.right) {
        continue;
      }
      const std::vector<const Segment*> uprights = between(hanging, lower);
      for (std::size_t i = 1; i < uprights.size(); ++i) {
        auto found = frame(upper, lower, *uprights[i - 1], *uprights[i]);
        if (found) frames.push_back({std::move(*found), uprights[i - 1], uprights[i]});
      }
    }
  }
  return frames;
}

}  // namespace

Frames find_frames(const Mask& ink, int dpi, const FindOptions& options) {
  const int side = pixels_of(kMaxThickness, dpi);
  const Mask thin = ink.without(ink.opened(side, side));
  const std::vector<Segment> level = level_lines(thin, dpi, options);
  const std::vector<Segment> upright = upright_lines(thin, level, dpi, options);
  Frames frames{{}, Mask(ink.width(), ink.height())};
  const auto draw = [&](const Segment& line) {
    frames.lines.draw(line.mask, line.box.left, line.box.top);
  };
  for (Framed& each : FrameFinder(level, upright, dpi, options).find()) {
    draw(*each.left);
    draw(*each.right);
    frames.interiors.push_back(std::move(each.interior));
  }
  for (const Segment& line : level) draw(line);
  return frames;
}

}  // namespace palimpsest::redact
