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
    for (const InkLine& line : before.lines) {
      const bool differs = std::any_of(line.begin(), line.end(), [&](const Region& word) {
        return !is_hidden(after, map_.map(word)) && !is_alike(word, before);
      });
      const Region own = around(line, options_.margin);
      if (differs) add({own, map_.map(own)});
    }
    for (const InkLine& line : after.lines) {
      const bool differs = std::any_of(line.begin(), line.end(), [&](const Region& word) {
        const Region placed = back_.map(word);
        return !is_hidden(before, placed) && !is_alike(placed, after);
      });
      const Region own = around(line, options_.margin);
      if (differs) add({back_.map(own), own});
    }
    std::sort(places_.begin(), places_.end(),
              [](const LinePlace& a, const LinePlace& b) { return a.before.top < b.before.top; });
    return std::move(places_);
  }

 private:
  // `word` is in the coordinates of BEFORE, whichever page it is of.
  [[nodiscard]] bool is_alike(const Region& word, const InkText& text) const {
    const InkLikeness found = ink_.compare(word, word, points(text.character_width));
    return found.is_empty || found.worst >= options_.surely_alike;
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
