#include "diff/ink/line_gaps.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>

namespace palimpsest::diff {
namespace {

bool is_on_line(const Region& word, const Region& run) {
  const Length middle = word.center().y;
  return middle >= run.top && middle < run.bottom;
}

// Lines of a turned page slope, so a line lies where its nearest word does.
const Region& nearest_word(const InkLine& line, const Region& place) {
  const auto distance = [&](const Region& word) {
    return std::abs((word.center().x - place.center().x).hundredths);
  };
  return *std::min_element(line.begin(), line.end(), [&](const Region& a, const Region& b) {
    return distance(a) < distance(b);
  });
}

class GapFinder {
 public:
  GapFinder(const InkText& text, const Region& run, const GapOptions& options)
      : text_(text), run_(run), options_(options) {}

  [[nodiscard]] std::vector<Region> gaps() const {
    std::vector<Region> all;
    for (const std::optional<Region>& gap : {to_the_left(), to_the_right()}) {
      if (gap && is_wide(*gap)) all.push_back(*gap);
    }
    return all;
  }

 private:
  [[nodiscard]] std::optional<Region> to_the_left() const {
    std::optional<Length> from;
    for (const InkLine& line : text_.lines) {
      for (const Region& word : line) {
        if (is_on_line(word, run_) && word.right <= run_.left && (!from || word.right > *from)) {
          from = word.right;
        }
      }
    }
    if (!from) from = margin();
    return from ? std::optional(between(*from, run_.left)) : std::nullopt;
  }

  // Where the line should begin, a space to the left of it: where both lines next to it begin.
  [[nodiscard]] std::optional<Length> margin() const {
    std::optional<Length> above, below;
    for (const InkLine& line : text_.lines) {
      const Region& nearest = nearest_word(line, run_);
      const Length offset = nearest.bottom - run_.bottom;
      const bool is_near = std::abs(offset.in_points()) <= options_.near_line * text_.pitch;
      if (!is_near || is_on_line(nearest, run_)) continue;
      if (offset < Length{}) above = line.front().left;
      if (offset > Length{} && !below) below = line.front().left;
    }
    if (!above || !below) return std::nullopt;
    return std::max(*above, *below) - points(text_.character_width);
  }

  [[nodiscard]] std::optional<Region> to_the_right() const {
    std::optional<Length> to;
    for (const InkLine& line : text_.lines) {
      for (const Region& word : line) {
        if (is_on_line(word, run_) && word.left >= run_.right && (!to || word.left < *to)) {
          to = word.left;
        }
      }
    }
    return to ? std::optional(between(run_.right, *to)) : std::nullopt;
  }

  [[nodiscard]] Region between(Length left, Length right) const {
    const Length space = points(text_.character_width);
    return {left + space, run_.top, right - space, run_.bottom};
  }

  [[nodiscard]] bool is_wide(const Region& gap) const {
    return gap.width().in_points() >= options_.min_width * text_.character_width;
  }

  const InkText& text_;
  const Region& run_;
  const GapOptions& options_;
};

// Returns how much of the gap's width the words and the redactions of a line fill.
double covered_width(const InkText& text, const InkLine& line, const Region& gap) {
  const Length middle = nearest_word(line, gap).center().y;
  double covered = 0;
  const auto add = [&](const Region& region) {
    const Length left = std::max(region.left, gap.left), right = std::min(region.right, gap.right);
    if (left < right) covered += (right - left).in_points();
  };
  for (const Region& word : line) add(word);
  for (const Region& region : text.hidden) {
    if (middle >= region.top && middle < region.bottom) add(region);
  }
  return covered;
}

}  // namespace

std::vector<Region> gaps_beside(const InkText& text, const Region& run, const GapOptions& options) {
  return GapFinder(text, run, options).gaps();
}

bool is_crossed(const InkText& text, const Region& gap, const GapOptions& options) {
  bool is_crossed = false;
  for (const InkLine& line : text.lines) {
    const Region& nearest = nearest_word(line, gap);
    const double distance = std::abs((nearest.bottom - gap.bottom).in_points());
    if (is_on_line(nearest, gap) || distance > options.near_line * text.pitch) continue;
    const Length margin = gap.left + points(text.character_width);
    const bool runs_on = line.front().left < margin && line.back().right > gap.right;
    if (!runs_on) continue;
    const double least = options.crossed_share * gap.width().in_points();
    // A line that leaves it open, too, shows a column or a tab.
    if (covered_width(text, line, gap) < least) return false;
    is_crossed = true;
  }
  return is_crossed;
}

}  // namespace palimpsest::diff
