// The rows of schemas/identifiers.tsv and of a person's own table, compiled. Inside this module
// only: it holds RE2.
#pragma once

#include "identify/text/table_rows.hpp"
#include "model/identifier.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace palimpsest {

namespace identify {
// Where a number of a row may stand.
enum class IdentifierPlace { kFile, kForm, kPlaced, kLine, kAnywhere };
}  // namespace identify
template <>
inline constexpr auto kNames<identify::IdentifierPlace> = names_of("file", "form", "placed", "line",
                                                                   "anywhere");

}  // namespace palimpsest

namespace palimpsest::identify {

struct IdentifierRow {
  IdentifierKind kind{};
  std::string system;
  IdentifierPlace place{};
  int weight = 0;                  // 0..100
  std::vector<std::string> known;  // what group 1 may be; anything when empty
  Expression context;              // nothing when none is asked for
  Expression pattern;
  std::string form;  // see normal_form.hpp
};

// Returns the rows of `own`, a person's table, and behind them those of the program. Throws
// Error(usage) naming the line of `own` that cannot be used.
[[nodiscard]] std::vector<IdentifierRow> identifier_rows(std::string_view own);

}  // namespace palimpsest::identify
