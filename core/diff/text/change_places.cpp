#include "diff/text/change_places.hpp"

#include <algorithm>
#include <cmath>

namespace palimpsest::diff {
namespace {

constexpr std::size_t kReach = 3;  // words looked at for a neighbour that the other page has
constexpr double kFarLines = 4;    // line heights: neighbours farther apart do not belong together
constexpr double kLinesApart = 3;  // line heights: farther apart, a line lies in between
constexpr Length kSlack = {250};   // letters that reach above and below the neighbours
constexpr Length kGap = {600};     // width of a gap at the end of a line

struct Neighbour {
  Region own;
  Region other;
};

std::optional<Neighbour> neighbour_at(const SeenWords& words, std::size_t i) {
  if (i >= words.tokens.size() || !words.seen[i]) return std::nullopt;
  return Neighbour{words.tokens[i].placed, *words.seen[i]};
}

std::optional<Neighbour> left_of(const WordRun& run, const SeenWords& words) {
  for (std::size_t step = 1; step <= std::min(kReach, run.begin); ++step) {
    if (const auto found = neighbour_at(words, run.begin - step)) return found;
  }
  return std::nullopt;
}

std::optional<Neighbour> right_of(const WordRun& run, const SeenWords& words) {
  for (std::size_t step = 0; step < kReach; ++step) {
    if (const auto found = neighbour_at(words, run.end + step)) return found;
  }
  return std::nullopt;
}

double lines_between(const Region& one, const Region& other) {
  const double line = std::max(one.height(), other.height()).in_points();
  return std::abs((one.center().y - other.center().y).in_points()) / std::max(1.0, line);
}

// Two lines are read whole: nobody knows where on them the words stood.
Region around_both(const Region& left, const Region& right, const std::vector<Token>& tokens) {
  Region both = bounding_region(left, right);
  if (lines_between(left, right) < 0.5) return both;
  for (const Token& token : tokens) {
    if (token.line < 0 || token.placed.bottom < both.top || token.placed.top > both.bottom) {
      continue;
    }
    both.left = std::min(both.left, token.placed.left);
    both.right = std::max(both.right, token.placed.right);
  }
  return both;
}

Region gap_between(const std::optional<Neighbour>& left, const std::optional<Neighbour>& right) {
  if (left && right && lines_between(left->other, right->other) < 0.5 &&
      left->other.right < right->other.left) {
    return {left->other.right, left->other.top, right->other.left, left->other.bottom};
  }
  if (left) {
    const Region& word = left->other;
    return {word.right, word.top, word.right + kGap, word.bottom};
  }
  const Region& word = right->other;
  return {std::max(Length{}, word.left - kGap), word.top, word.left, word.bottom};
}

// Of the line from `left` on, and of the line up to `right`, where they are two.
std::vector<Region> spaces_between(const std::optional<Neighbour>& left,
                                   const std::optional<Neighbour>& right, Length width) {
  const Length wide = width + width;
  const auto slack = [](const Region& space) { return grown(space, kSlack); };
  if (left && right && lines_between(left->other, right->other) < 0.5) {
    const Region line = bounding_region(left->other, right->other);
    return {slack({left->other.right, line.top, right->other.left, line.bottom})};
  }
  std::vector<Region> spaces;
  if (left && right && lines_between(left->other, right->other) > kLinesApart) {
    const Region both = bounding_region(left->other, right->other);
    spaces.push_back({both.left, left->other.bottom, both.right, right->other.top});
  }
  if (left) {
    const Region& word = left->other;
    spaces.push_back(slack({word.right, word.top, word.right + wide, word.bottom}));
  }
  if (right) {
    const Region& word = right->other;
    spaces.push_back(slack({word.left - wide, word.top, word.left, word.bottom}));
  }
  return spaces;
}

}  // namespace

ChangePlaces places_of(const WordRun& run, const SeenWords& words) {
  Region own = words.tokens[run.begin].placed;
  for (std::size_t i = run.begin; i < run.end; ++i) {
    own = bounding_region(own, words.tokens[i].placed);
  }
  std::optional<Neighbour> left = left_of(run, words);
  std::optional<Neighbour> right = right_of(run, words);
  if (left && lines_between(left->own, words.tokens[run.begin].placed) > kFarLines) left.reset();
  if (right && lines_between(right->own, words.tokens[run.end - 1].placed) > kFarLines) {
    right.reset();
  }
  if (left && right && lines_between(left->other, right->other) > kFarLines) right.reset();
  ChangePlaces places{own, own, own, {grown(own, kSlack)}};
  if (!left && !right) return places;
  places.spaces = spaces_between(left, right, own.width());
  if (left) places.own_crop = bounding_region(places.own_crop, left->own);
  if (right) places.own_crop = bounding_region(places.own_crop, right->own);
  places.other_gap = gap_between(left, right);
  places.other_crop = around_both(left ? left->other : right->other,
                                  right ? right->other : left->other, words.tokens);
  places.other_crop = bounding_region(places.other_crop, places.other_gap);
  return places;
}

}  // namespace palimpsest::diff
