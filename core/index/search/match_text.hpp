// A query as FTS5 is asked for it. Private to this module.
#pragma once

#include "index/search/expression.hpp"
#include "index/search/fuzzy.hpp"
#include "index/search/tokenizer.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace palimpsest::index {

// One phrase of the query as FTS5 counts them. Several that stand for the same words of the person
// share a slot.
struct MatchPhrase {
  std::size_t slot = 0;
  double weight = 1;  // 0..1: less for words that are only alike
};

struct MatchText {
  std::string text;  // an FTS5 expression in which every word is quoted
  std::vector<MatchPhrase> phrases;
  std::size_t slots = 0;
  std::vector<std::string> similar = {};  // words that were added, sorted, each once
};

// Returns other words that may stand for a token.
using FindSimilar = std::function<std::vector<SimilarWord>(const std::string&)>;

// Throws Error(usage) for words without a letter or digit. `find_similar` is empty for an exact
// search.
[[nodiscard]] MatchText match_text(const Expression& expression, const Tokenizer& tokenizer,
                                   const FindSimilar& find_similar);

}  // namespace palimpsest::index
