#include "diff/text/word_pairs.hpp"

#include "diff/text/spelling.hpp"

#include <algorithm>
#include <cmath>

namespace palimpsest::diff {
namespace {

using Indices = std::vector<std::size_t>;

// Heights of a word by which readings of one word at one place lie apart at most: a letter is
// wider.
constexpr double kSamePlace = 0.4;

Length letter_width(const Token& token) {
  const auto letters = static_cast<double>(std::max<std::size_t>(1, token.text.size()));
  return points(token.region.width().in_points() / letters);
}

// Words of AFTER by rows, so that those at a place are found without looking at all.
class Places {
 public:
  explicit Places(const std::vector<Token>& tokens) : tokens_(tokens) {
    for (std::size_t i = 0; i < tokens.size(); ++i) order_.push_back(i);
    std::sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
      return tokens[a].placed.top < tokens[b].placed.top;
    });
    for (const Token& token : tokens) tallest_ = std::max(tallest_, token.placed.height());
  }

  // Returns the word whose box covers most of `place` and is covered by it; the share in `best`.
  [[nodiscard]] std::pair<const Token*, double> at(const Region& place) const {
    const auto begin =
        std::lower_bound(order_.begin(), order_.end(), place.top - tallest_,
                         [&](std::size_t i, Length top) { return tokens_[i].placed.top < top; });
    std::pair<const Token*, double> best{nullptr, 0};
    for (auto it = begin; it != order_.end() && tokens_[*it].placed.top < place.bottom; ++it) {
      const double share = overlap(place, tokens_[*it].placed);
      if (share > best.second) best = {&tokens_[*it], share};
    }
    return best;
  }

 private:
  const std::vector<Token>& tokens_;
  Indices order_;
  Length tallest_{};
};

class WordMatcher {
 public:
  WordMatcher(const std::vector<Token>& before, const std::vector<Token>& after,
              const InkMatch& ink, const WordMatchOptions& options)
      : before_(before), after_(after), ink_(ink), options_(options) {}

  [[nodiscard]] WordPairs run() const {
    const std::vector<Seen> old_seen = seen(before_, Places(after_));
    const std::vector<Seen> new_seen = seen(after_, Places(before_));
    const double alike = threshold(old_seen);
    WordPairs pairs;
    const Stretch loose{unexplained(before_, old_seen, alike, pairs.before_seen),
                        unexplained(after_, new_seen, alike, pairs.after_seen)};
    if (std::max(loose.before.size(), loose.after.size()) <= options_.max_moved) {
      align(loose, pairs);
    }
    return pairs;
  }

 private:
  // What stands at the place of a word on the other page.
  struct Seen {
    bool reads_alike = false;
    InkLikeness ink;
  };

  [[nodiscard]] std::vector<Seen> seen(const std::vector<Token>& tokens,
                                       const Places& others) const {
    std::vector<Seen> all;
    for (const Token& token : tokens) {
      const auto [other, share] = others.at(token.placed);
      const bool is_same_place = other != nullptr && share >= options_.same_place;
      all.push_back({is_same_place && are_spelled_alike(token.folded, other->folded),
                     ink_.compare(token.placed, token.placed, letter_width(token))});
    }
    return all;
  }

  [[nodiscard]] double threshold(const std::vector<Seen>& all) const {
    std::vector<double> worst;
    for (const Seen& each : all) {
      const bool is_there = !each.ink.is_empty && each.ink.whole >= options_.stands_there;
      if (is_there) worst.push_back(each.ink.worst);
    }
    if (worst.empty()) return options_.min_alike;
    const auto at = worst.begin() + static_cast<std::ptrdiff_t>(options_.page_share *
                                                                static_cast<double>(worst.size()));
    std::nth_element(worst.begin(), at, worst.end());
    return std::clamp(*at, options_.min_alike, options_.max_alike);
  }

  // Returns the words that the other page does not show at their place; the places of the others
  // go to `places`.
  [[nodiscard]] Indices unexplained(const std::vector<Token>& tokens, const std::vector<Seen>& all,
                                    double alike,
                                    std::vector<std::optional<Region>>& places) const {
    Indices loose;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const Seen& each = all[i];
      const double enough = is_short(tokens[i]) ? std::min(alike, options_.short_alike) : alike;
      const bool is_seen = each.reads_alike || each.ink.is_empty || each.ink.worst >= enough;
      places.push_back(is_seen ? std::optional(tokens[i].placed) : std::nullopt);
      if (!is_seen) loose.push_back(i);
    }
    return loose;
  }

  [[nodiscard]] bool is_short(const Token& token) const {
    const std::string& word = token.folded;
    return word.size() <= options_.short_word &&
           std::none_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
  }

  // A word where the other page withholds something was opened or closed there: it has not moved,
  // though the same word may have gone elsewhere.
  [[nodiscard]] bool are_same_word(const Token& one, const Token& other) const {
    if (!one.is_text || !other.is_text) return false;
    if (are_spelled_alike(one.folded, other.folded)) return true;
    const double width = one.placed.width().in_points();
    if (std::abs(width - other.placed.width().in_points()) > options_.same_width * width) {
      return false;
    }
    const auto longer = static_cast<double>(std::max(one.folded.size(), other.folded.size()));
    if (spelling_distance(one.folded, other.folded) > longer / 2) return false;
    return ink_.compare(one.placed, other.placed, letter_width(one)).worst >= options_.moved_alike;
  }

  // Longest common subsequence; between its words lie the stretches.
  void align(const Stretch& loose, WordPairs& pairs) const {
    const std::size_t rows = loose.before.size(), columns = loose.after.size();
    std::vector<std::uint16_t> length((rows + 1) * (columns + 1), 0);
    std::vector<bool> same(rows * columns);
    const auto at = [&](std::size_t i, std::size_t j) -> std::uint16_t& {
      return length[i * (columns + 1) + j];
    };
    for (std::size_t i = rows; i-- > 0;) {
      for (std::size_t j = columns; j-- > 0;) {
        same[i * columns + j] = are_same_word(before_[loose.before[i]], after_[loose.after[j]]);
        at(i, j) = same[i * columns + j] ? static_cast<std::uint16_t>(at(i + 1, j + 1) + 1)
                                         : std::max(at(i + 1, j), at(i, j + 1));
      }
    }
    pairs.unmatched.emplace_back();
    for (std::size_t i = 0, j = 0; i < rows || j < columns;) {
      if (i < rows && j < columns && same[i * columns + j]) {
        join(loose.before[i++], loose.after[j++], pairs);
      } else if (j == columns || (i < rows && at(i + 1, j) >= at(i, j + 1))) {
        pairs.unmatched.back().before.push_back(loose.before[i++]);
      } else {
        pairs.unmatched.back().after.push_back(loose.after[j++]);
      }
    }
  }

  void join(std::size_t before, std::size_t after, WordPairs& pairs) const {
    pairs.before_seen[before] = after_[after].placed;
    pairs.after_seen[after] = before_[before].placed;
    pairs.unmatched.emplace_back();
  }

  const std::vector<Token>& before_;
  const std::vector<Token>& after_;
  const InkMatch& ink_;
  const WordMatchOptions& options_;
};

}  // namespace

PairedWords pair_words(const TextPages& pages, const OtherPlaces& places, const InkMatch& ink,
                       const WordMatchOptions& options) {
  PairedWords words{
      tokens_of(pages, Side::kBefore, places), tokens_of(pages, Side::kAfter, places), {}};
  words.pairs = WordMatcher(words.before, words.after, ink, options).run();
  return words;
}

bool is_elsewhere(const Region& own, const Region& seen) {
  const double height = own.height().in_points();
  return std::abs((own.center().x - seen.center().x).in_points()) > kSamePlace * height ||
         std::abs((own.center().y - seen.center().y).in_points()) > kSamePlace * height;
}

std::vector<Region> moved_words(const PairedWords& words, Side side) {
  const bool is_before = side == Side::kBefore;
  const std::vector<Token>& tokens = is_before ? words.before : words.after;
  const auto& seen = is_before ? words.pairs.before_seen : words.pairs.after_seen;
  std::vector<Region> moved;
  for (std::size_t i = 0; i < seen.size(); ++i) {
    if (seen[i] && is_elsewhere(tokens[i].placed, *seen[i])) moved.push_back(tokens[i].region);
  }
  return moved;
}

}  // namespace palimpsest::diff
