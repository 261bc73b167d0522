#include "diff/ink/shown_runs.hpp"

#include "diff/ink/line_gaps.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace palimpsest::diff {
namespace {

// Words [first, end) of a line.
struct Stretch {
  std::size_t line = 0;
  std::size_t first = 0;
  std::size_t end = 0;
};

class RunFinder {
 public:
  RunFinder(const InkText& text, const Sights& sights, const RunOptions& options)
      : text_(text), sights_(sights), options_(options) {}

  [[nodiscard]] std::vector<ShownRun> runs() const {
    std::vector<ShownRun> all;
    for (std::size_t line = 0; line < text_.lines.size(); ++line) {
      for (const Stretch& stretch : stretches_of(line)) {
        ShownRun run = run_of(stretch);
        if (run.region.width().in_points() >= options_.min_width * text_.character_width) {
          all.push_back(std::move(run));
        }
      }
    }
    return all;
  }

 private:
  [[nodiscard]] double gap_before(std::size_t line, std::size_t word) const {
    const InkLine& words = text_.lines[line];
    return (words[word].left - words[word - 1].right).in_points();
  }

  // Without the words at its ends that only differ, but for one that a label or a border touches.
  [[nodiscard]] Stretch trimmed(Stretch stretch) const {
    const std::vector<Sight>& sights = sights_.words[stretch.line];
    const auto is_missing = [&](std::size_t word) { return sights[word] == Sight::kMissing; };
    while (stretch.first + 1 < stretch.end && !is_missing(stretch.first) &&
           !is_missing(stretch.first + 1)) {
      ++stretch.first;
    }
    while (stretch.end > stretch.first + 1 && !is_missing(stretch.end - 1) &&
           !is_missing(stretch.end - 2)) {
      --stretch.end;
    }
    return stretch;
  }

  void append(std::vector<Stretch>& all, const Stretch& stretch) const {
    const auto& sights = sights_.words[stretch.line];
    const auto begin = sights.begin() + static_cast<std::ptrdiff_t>(stretch.first);
    const auto end = sights.begin() + static_cast<std::ptrdiff_t>(stretch.end);
    if (std::find(begin, end, Sight::kMissing) != end) all.push_back(trimmed(stretch));
  }

  [[nodiscard]] std::vector<Stretch> stretches_of(std::size_t line) const {
    std::vector<Stretch> all;
    Stretch open{line, 0, 0};
    for (std::size_t i = 0; i < sights_.words[line].size(); ++i) {
      const bool is_same = sights_.words[line][i] == Sight::kSame;
      const bool is_far = i > 0 && gap_before(line, i) > options_.max_gap * text_.character_width;
      if (is_same || is_far) {
        append(all, open);
        open.first = i;
      }
      if (is_same) open.first = i + 1;
      open.end = i + 1;
    }
    append(all, open);
    return all;
  }

  [[nodiscard]] ShownRun run_of(const Stretch& stretch) const {
    ShownRun run;
    const InkLine& line = text_.lines[stretch.line];
    run.words.assign(line.begin() + static_cast<std::ptrdiff_t>(stretch.first),
                     line.begin() + static_cast<std::ptrdiff_t>(stretch.end));
    run.region = run.words.front();
    for (const Region& word : run.words) run.region = bounding_region(run.region, word);
    run.is_in_text =
        is_long_enough(run.region) && !has_moved(run) &&
        (has_neighbour(stretch) || is_line_among_lines(stretch, run.region) || has_gap(run.region));
    return run;
  }

  // Scans that lose strokes lose short words whole.
  [[nodiscard]] bool is_long_enough(const Region& region) const {
    return sights_.faded_share <= options_.faded_share ||
           region.width().in_points() >= options_.min_faded_width * text_.character_width;
  }

  // Whether the partner shows half of the words or more elsewhere: the text was set anew.
  [[nodiscard]] bool has_moved(const ShownRun& run) const {
    const auto moved = std::count_if(run.words.begin(), run.words.end(), [&](const Region& word) {
      return std::any_of(text_.moved.begin(), text_.moved.end(),
                         [&](const Region& other) { return other.contains(word.center()); });
    });
    return 2 * static_cast<std::size_t>(moved) >= run.words.size();
  }

  [[nodiscard]] bool has_gap(const Region& region) const {
    const std::vector<Region> gaps = gaps_beside(text_, region);
    return std::any_of(gaps.begin(), gaps.end(),
                       [&](const Region& gap) { return is_crossed(text_, gap); });
  }

  [[nodiscard]] bool is_same(std::size_t line, std::size_t word) const {
    return sights_.words[line][word] == Sight::kSame;
  }

  // Whether text that both pages show goes on to the left or right, without a gap. A seal or a few
  // letters that happen to stand there are no text.
  [[nodiscard]] bool has_neighbour(const Stretch& stretch) const {
    const InkLine& line = text_.lines[stretch.line];
    const double near = options_.near_gap * text_.character_width;
    double width = 0;
    for (std::size_t i = stretch.first; i > 0 && is_same(stretch.line, i - 1); --i) {
      if (gap_before(stretch.line, i) > near) break;
      width += line[i - 1].width().in_points();
    }
    for (std::size_t i = stretch.end; i < line.size() && is_same(stretch.line, i); ++i) {
      if (gap_before(stretch.line, i) > near) break;
      width += line[i].width().in_points();
    }
    return width >= options_.min_neighbours * text_.character_width;
  }

  // Lines whose words both pages show, next to this one and across its width.
  [[nodiscard]] bool is_line_among_lines(const Stretch& stretch, const Region& region) const {
    const auto is_near = [&](std::size_t line) {
      Region same{};
      for (std::size_t i = 0; i < text_.lines[line].size(); ++i) {
        if (!is_same(line, i)) continue;
        same = same.is_empty() ? text_.lines[line][i] : bounding_region(same, text_.lines[line][i]);
      }
      if (same.is_empty()) return false;
      const double distance = std::abs((same.bottom - region.bottom).in_points());
      const double inset = (same.left - region.left).in_points();
      return distance <= options_.near_line * text_.pitch &&
             std::abs(inset) <= kSameMargin * text_.character_width &&
             region.right - same.right < points(kSameMargin * text_.character_width);
    };
    return (stretch.line > 0 && is_near(stretch.line - 1)) ||
           (stretch.line + 1 < text_.lines.size() && is_near(stretch.line + 1));
  }

  static constexpr double kSameMargin = 8;  // characters: the indent of a paragraph

  const InkText& text_;
  const Sights& sights_;
  const RunOptions& options_;
};

}  // namespace

std::vector<ShownRun> shown_runs(const InkText& text, const Sights& sights,
                                 const RunOptions& options) {
  return RunFinder(text, sights, options).runs();
}

}  // namespace palimpsest::diff
