// The rows of schemas/withheld.tsv, compiled. Inside this module only: it holds RE2.
#pragma once

#include "identify/text/table_rows.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::identify {

enum class Amount { kNone, kOne, kNumber, kRange, kLines, kPages, kParagraphs, kWords };

// A row; `name` and `where` mean what the table says of its use.
struct WithheldForm {
  std::string name;
  std::string where;
  Amount amount{};
  Expression expression;
};

struct WithheldTable {
  std::vector<WithheldForm> forms;
  std::vector<WithheldForm> statements;
  std::vector<WithheldForm> totals;
  std::vector<WithheldForm> parts;
  std::vector<WithheldForm> entries;
  std::vector<WithheldForm> codes;
  std::vector<WithheldForm> reasons;
  std::vector<WithheldForm> substitutes;
  std::vector<WithheldForm> illegible;
};

// Returns the embedded table, compiled once; safe to call from several threads. Throws
// Error(internal) naming the row that cannot be used.
[[nodiscard]] const WithheldTable& withheld_table();

}  // namespace palimpsest::identify
