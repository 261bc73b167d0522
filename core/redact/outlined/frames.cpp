#include "redact/outlined/frames.hpp"

#include "redact/candidate.hpp"
#include "redact/outlined/broken_lines.hpp"
#include "redact/outlined/segments.hpp"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <utility>

namespace palimpsest::redact {
namespace {

constexpr double kMinStraightness = 0.8;  // the share of every side that is drawn
constexpr double kDividedShare = 0.8;     // of its width, that a line covers which divides a frame
constexpr double kLabelledShare = 0.6;  // of a side that a label was typed over, with ink beside it
const Length kMaxLabelled = points(20);  // in height: one line
const Length kMinBroken =
    points(18);  // in width, of a doubtful frame: letters and stamps have narrower
const Length kTilt = points(1.5);  // from end to end; less is a rectangle

enum class LineState { kWhole, kBroken };

// The interior of a rectangle, and the uprights beside it.
struct Framed {
  Shape interior;
  const Segment* left = nullptr;  // none under a label
  const Segment* right = nullptr;
};

class FrameFinder {
 public:
  FrameFinder(const Mask& ink, const std::vector<Segment>& level,
              const std::vector<Segment>& upright, int dpi, const FindOptions& options)
      : ink_(ink),
        level_(level),
        upright_(upright),
        beside_(pixels_of(kBeside, dpi)),
        max_labelled_(pixels_of(kMaxLabelled, dpi)),
        corner_(pixels_of(kJoint, dpi)),
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

  // Returns the frame whose left side is hidden by letters.
  [[nodiscard]] std::optional<Shape> under_label(const Segment& upper, const Segment& lower,
                                                 const Segment& right) const;

  const Mask& ink_;
  const std::vector<Segment>& level_;
  const std::vector<Segment>& upright_;
  int beside_, max_labelled_;
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
  if (straightness < kMinStraightness || is_divided(upper, lower, x0, x1)) return std::nullopt;
  Shape shape;
  shape.box = {x0 + left.thickness() / 2 + 1, std::min(y0, y1) + upper.thickness() / 2 + 1,
               x1 - right.thickness() / 2, std::max(y2, y3) - lower.thickness() / 2};
  if (std::abs(y0 - y1) > tilt_) shape.outline = {{x0, y0}, {x1, y1}, {x1, y2}, {x0, y3}};
  shape.straightness = straightness;
  return shape;
}

std::optional<Shape> FrameFinder::under_label(const Segment& upper, const Segment& lower,
                                              const Segment& right) const {
  if (std::abs(upper.box.left - lower.box.left) > corner_) return std::nullopt;
  const int x0 = std::min(upper.box.left, lower.box.left);
  const int x1 = right.middle_at((upper.box.top + lower.box.bottom) / 2);
  const int top = upper.middle_at(x0), bottom = lower.middle_at(x0);
  const int height = bottom - top;
  if (x1 - x0 < min_width_ || height < min_height_ || height > max_labelled_) return std::nullopt;
  int inked = 0;
  for (int y = top; y < bottom; ++y) {
    inked += ink_.count({x0 - beside_, y, x0 + beside_ + 1, y + 1}) > 0 ? 1 : 0;
  }
  const double straightness =
      std::min(right.drawn(top, bottom), std::min(upper.drawn(x0, x1), lower.drawn(x0, x1)));
  if (inked < kLabelledShare * height || straightness < kMinStraightness ||
      is_divided(upper, lower, x0, x1)) {
    return std::nullopt;
  }
  return Shape{{x0 + 1, top + upper.thickness() / 2 + 1, x1 - right.thickness() / 2,
                bottom - lower.thickness() / 2},
               {},
               straightness};
}

std::vector<Framed> FrameFinder::find() const {
  std::vector<Framed> frames;
  for (const Segment& upper : level_) {
    const std::vector<const Segment*> hanging = hanging_on(upper);
    if (hanging.empty()) continue;
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
      if (uprights.empty()) continue;
      auto found = under_label(upper, lower, *uprights.front());
      if (found) frames.push_back({std::move(*found), nullptr, uprights.front()});
    }
  }
  return frames;
}

}  // namespace

Frames find_frames(const ThinInk& thin, int dpi, ScanKind scan, const FindOptions& options) {
  const Mask& ink = thin.ink;
  Frames frames{{}, {}, Mask(ink.width(), ink.height()), Mask(ink.width(), ink.height())};
  const auto find = [&](const Mask& level_runs, const Mask& uprights, LineState state) {
    Mask& lines = state == LineState::kWhole ? frames.lines : frames.broken_lines;
    const auto draw = [&](const Segment& line) {
      lines.draw(line.mask, line.box.left, line.box.top);
    };
    const std::vector<Segment> level = level_lines(level_runs, dpi, options);
    const std::vector<Segment> upright = upright_lines(uprights, level, dpi);
    for (Framed& each : FrameFinder(ink, level, upright, dpi, options).find()) {
      const bool is_whole = each.left != nullptr && state == LineState::kWhole;
      if (!is_whole && each.interior.box.width() < pixels_of(kMinBroken, dpi)) continue;
      draw(*each.right);
      if (each.left != nullptr) draw(*each.left);
      if (is_whole) {
        frames.interiors.push_back(std::move(each.interior));
      } else {
        frames.doubtful.push_back({std::move(each.interior), each.left == nullptr});
      }
    }
    for (const Segment& line : level) draw(line);
  };
  const Mask uprights = upright_runs(ink, dpi, options);
  find(thin.level_runs, uprights, LineState::kWhole);
  if (scan == ScanKind::kBilevel) {
    const BrokenLines broken = find_broken_lines(ink, dpi, options);
    find(thin.level_runs.with(broken.level), uprights.with(broken.upright), LineState::kBroken);
  }
  return frames;
}

}  // namespace palimpsest::redact
