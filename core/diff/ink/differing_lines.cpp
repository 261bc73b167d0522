#include "diff/ink/differing_lines.hpp"

#include <algorithm>

namespace palimpsest::diff {
namespace {

// Whether the middle of a word, given on the page of `text`, lies in a redaction there.
bool is_hidden(const InkText& text, const Region& word) {
  return std::any_of(text.hidden.begin(), text.hidden.end(),
                     [&](const Region& hidden) { return hidden.contains(word.center()); });
}

Region around(const InkLine& line, Length margin) {
  Region region = line.front();
  for (const Region& word : line) region = bounding_region(region, word);
  return grown(region, margin);
}

class LineFinder {
 public:
  LineFinder(const PageMap& map, const InkMatch& ink, const LineOptions& options)
      : map_(map), back_(map.inverse()), ink_(ink), options_(options) {}

  [[nodiscard]] std::vector<LinePlace> run(const InkText& before, const InkText& after) {
    const std::vector<SeenLine> lines = seen_lines(before, after);
    const double alike = surely_alike(lines);
    for (const SeenLine& line : lines) {
      const bool differs = std::any_of(line.worst.begin(), line.worst.end(),
                                       [&](double worst) { return worst < alike; });
      if (differs) add(line.place);
    }
    std::sort(places_.begin(), places_.end(),
              [](const LinePlace& a, const LinePlace& b) { return a.before.top < b.before.top; });
    return std::move(places_);
  }

 private:
  // A line of either page, and how alike the worst letter of each of its words is.
  struct SeenLine {
    LinePlace place;
    std::vector<double> worst;
  };

  [[nodiscard]] std::vector<SeenLine> seen_lines(const InkText& before,
                                                 const InkText& after) const {
    std::vector<SeenLine> lines;
    for (const InkLine& line : before.lines) {
      const Region own = around(line, options_.margin);
      SeenLine seen{{own, map_.map(own)}, {}};
      for (const Region& word : line) {
        if (!is_hidden(after, map_.map(word))) compare(word, before, seen);
      }
      lines.push_back(std::move(seen));
    }
    for (const InkLine& line : after.lines) {
      const Region own = around(line, options_.margin);
      SeenLine seen{{back_.map(own), own}, {}};
      for (const Region& word : line) {
        const Region placed = back_.map(word);
        if (!is_hidden(before, placed)) compare(placed, after, seen);
      }
      lines.push_back(std::move(seen));
    }
    return lines;
  }

  // `word` is in the coordinates of BEFORE, whichever page it is of.
  void compare(const Region& word, const InkText& text, SeenLine& line) const {
    const InkLikeness found = ink_.compare(word, word, points(text.character_width));
    if (!found.is_empty) line.worst.push_back(found.worst);
  }

  [[nodiscard]] double surely_alike(const std::vector<SeenLine>& lines) const {
    std::vector<double> all;
    for (const SeenLine& line : lines) {
      all.insert(all.end(), line.worst.begin(), line.worst.end());
    }
    if (all.empty()) return options_.surely_alike;
    const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
    std::nth_element(all.begin(), middle, all.end());
    const double attenuation = std::min(1.0, *middle / options_.good_scan);
    return std::max(options_.surely_alike * attenuation, options_.least_alike);
  }

  void add(const LinePlace& place) {
    const auto same = std::find_if(places_.begin(), places_.end(), [&](const LinePlace& other) {
      const Length shared = std::min(place.before.bottom, other.before.bottom) -
                            std::max(place.before.top, other.before.top);
      const Length lower = std::min(place.before.height(), other.before.height());
      return shared.in_points() >= options_.same_line * lower.in_points();
    });
    if (same == places_.end()) {
      places_.push_back(place);
    } else {
      *same = {bounding_region(same->before, place.before),
               bounding_region(same->after, place.after)};
    }
  }

  const PageMap& map_;
  PageMap back_;
  const InkMatch& ink_;
  const LineOptions& options_;
  std::vector<LinePlace> places_;
};

}  // namespace

std::vector<LinePlace> differing_lines(const InkText& before, const InkText& after,
                                       const PageMap& map, const InkMatch& ink,
                                       const LineOptions& options) {
  return LineFinder(map, ink, options).run(before, after);
}

}  // namespace palimpsest::diff
