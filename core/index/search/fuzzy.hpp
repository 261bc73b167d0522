// Words that recognition may have made of another. Private to this module.
//
// Each word of the index has a skeleton, in which signs that recognition takes for each other are
// the same: l, i and 1; e and c; m and rn. What looks alike has equal skeletons, and any other
// misread letter is one difference between them. Words are found by the half of their skeleton that
// a difference leaves alone: one table is sorted by skeletons, one by skeletons written backwards.
#pragma once

#include "index/database.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace palimpsest::index {

// Returns the skeleton of a word as the tokenizer gives it.
[[nodiscard]] std::string skeleton_of(std::string_view token);

// Returns the fewest insertions, deletions, exchanges and swaps of neighbours that make `b` of `a`;
// `most` + 1 where there are more. Bytes stand for letters.
[[nodiscard]] int edit_distance(std::string_view a, std::string_view b, int most);

struct SimilarWord {
  std::string token;
  int distance = 0;  // between the skeletons; 0 for one that only looks alike

  friend bool operator==(const SimilarWord&, const SimilarWord&) = default;
};

// Returns words of the index that may be `token` misread, the most alike first, without itself. A
// number stands for itself: it would be another number.
[[nodiscard]] std::vector<SimilarWord> similar_words(const Database& database,
                                                     const std::string& token);

// Statements that put words into both tables; prepared once.
class TermRows {
 public:
  explicit TermRows(const Database& database);

  void put(const std::string& token);

 private:
  Statement put_, put_backward_;
  std::unordered_set<std::string> known_;  // that were put by this one
};

}  // namespace palimpsest::index
