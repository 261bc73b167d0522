// The pieces of a query. Private to this module.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::index {

struct QueryPiece {
  enum class Kind { kWord, kPhrase, kAnd, kOr, kNot, kNear, kOpen, kClose, kEnd };

  Kind kind{};
  std::string text;          // of words and phrases, without quotes and star
  bool has_star = false;     // of words and phrases
  int distance = -1;         // of NEAR/n; -1 when it is not said
  std::size_t position = 0;  // first character, from 1
};

// Returns the pieces with one kEnd behind them. Throws Error(usage).
[[nodiscard]] std::vector<QueryPiece> pieces_of(std::string_view query);

}  // namespace palimpsest::index
