// The rows of schemas/personal.tsv, compiled. Inside this module only: it holds RE2.
#pragma once

#include "identify/personal/number_checks.hpp"
#include "identify/text/table_rows.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::identify {

enum class LabelNeed { kNone, kOnPage, kNear };  // "shape", "page", "near"

struct NumberForm {
  std::string kind;  // "us_ssn", "passport" ...
  LabelNeed need{};
  NumberCheck check{};
  std::size_t min_digits = 0;
  std::size_t max_digits = 0;
  Expression expression;
};

struct LabelForm {
  std::string kind;  // empty for a label of what is no number of a person
  Expression expression;
};

struct OtherForm {
  bool yields_to_touching_label = false;
  Expression expression;
};

struct PersonalTable {
  std::vector<NumberForm> numbers;
  std::vector<LabelForm> labels;
  std::vector<OtherForm> others;
  std::vector<Expression> units;
};

// Returns the embedded table, compiled once; safe to call from several threads. Throws
// Error(internal) naming the row that cannot be used.
[[nodiscard]] const PersonalTable& personal_table();

}  // namespace palimpsest::identify
