// Finds the words that both pages have: those that stand at the same place and look or read alike,
// then those that only moved because words before them came or went.
#pragma once

#include "diff/text/ink_match.hpp"
#include "diff/text/tokens.hpp"

#include <optional>
#include <vector>

namespace palimpsest::diff {

struct WordMatchOptions {
  // Correlation of a word's worst letter from which the ink alone says that it is the same. The
  // page itself sets it between these: a tenth of the words that stand on both pages look worse.
  // Of hard 1-bit rescans that is 0.57, of good ones 0.93; a changed digit stays below 0.52.
  double min_alike = 0.30;
  double max_alike = 0.75;
  double page_share = 0.1;
  // At most so much is asked of words of up to `short_word` letters: a lost stroke is much of them,
  // and recognition misreads it on both readings. A "t" without its stem has 0.56; another letter
  // stays below 0.52. Digits get no such grace.
  double short_alike = 0.53;
  std::size_t short_word = 3;
  // Correlation of a whole word from which something very like it stands there: other words reach
  // 0.4, the same one on the hardest rescans 0.53.
  double stands_there = 0.5;
  double same_place = 0.4;       // of the union of two boxes: readings of one word
  double moved_alike = 0.60;     // correlation of the worst letter of a word that moved
  double same_width = 0.12;      // by which the widths of a moved word may differ
  std::size_t max_moved = 1200;  // words of one side that are looked for elsewhere
};

// Words without a partner between two words that have one: both stand at the same point of the
// text, in reading order. One of the two may be empty.
struct Stretch {
  std::vector<std::size_t> before;  // indices of tokens
  std::vector<std::size_t> after;
};

struct WordPairs {
  std::vector<Stretch> unmatched;
  // For each word, where the other page has it, in the coordinates of BEFORE; nothing without a
  // partner.
  std::vector<std::optional<Region>> before_seen;
  std::vector<std::optional<Region>> after_seen;
};

// The words of two pages and how they belong together.
struct PairedWords {
  std::vector<Token> before;
  std::vector<Token> after;
  WordPairs pairs;
};

// Pairs the words of two pages; `ink` is that of `pages`.
[[nodiscard]] PairedWords pair_words(const TextPages& pages, const OtherPlaces& places,
                                     const InkMatch& ink, const WordMatchOptions& options = {});

// Whether a word was found at another place than its own, both in the coordinates of BEFORE.
[[nodiscard]] bool is_elsewhere(const Region& own, const Region& seen);

// Returns the words of one side, on their own page, that the other page shows elsewhere.
[[nodiscard]] std::vector<Region> moved_words(const PairedWords& words, Side side);

}  // namespace palimpsest::diff
