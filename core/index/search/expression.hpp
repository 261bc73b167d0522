// What a person asks for, as a tree. The grammar:
//
//   either  = both { "OR" both }
//   both    = without { ["AND"] without }
//   without = near { ["AND"] "NOT" near }
//   near    = one { "NEAR" ["/" number] one }
//   one     = "(" either ")" | "NEAR" "(" words { words } ["," number] ")" | words
//   words   = word ["*"] | '"' word { word } ["*"] '"' ["*"]
//
// AND, OR, NOT and NEAR are operators in capitals alone. Curly and angle quotes are quotes. NEAR
// counts the words in between, and binds words and phrases alone.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::index {

struct Expression {
  enum class Kind { kWords, kAll, kAny, kWithout, kNear };

  Kind kind{};
  std::vector<Expression> parts;  // kWithout: the second is what must not be there
  std::string words;              // of kWords, as typed
  bool is_prefix = false;         // of kWords: the last word goes on
  int distance = 0;               // of kNear: most words in between
  std::size_t position = 0;       // first character in the query, from 1

  friend bool operator==(const Expression&, const Expression&) = default;
};

// Throws Error(usage) that says what is wrong at which character.
[[nodiscard]] Expression parse_query(std::string_view query);

// Throws that Error: "the search cannot be understood at character `position`: `reason`".
[[noreturn]] void refuse_query(std::size_t position, const std::string& reason,
                               const std::string& hint = {});

}  // namespace palimpsest::index
