// The rows of a table of schemas/, and the patterns in their cells. Inside this module only: it
// holds RE2.
#pragma once

#include "identify/text/running_text.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <re2/re2.h>

namespace palimpsest::identify {

using Expression = std::unique_ptr<const RE2>;

struct TableRow {
  std::vector<std::string> cells;
};

// Returns the rows of the embedded table `name` below its heading, without comments. Throws
// Error(internal) naming the row that does not have `columns` cells.
[[nodiscard]] std::vector<TableRow> table_rows(std::string_view name, std::size_t columns);

// Returns `pattern` with any run of blanks, also none, for each space outside of brackets: OCR
// drops and inserts them.
[[nodiscard]] std::string with_any_blanks(const std::string& pattern);

// Returns `pattern` compiled; upper and lower case are the same to it when `folds_case`. An empty
// pattern gives nothing. Throws Error(internal) naming the pattern that is none.
enum class LetterCase { kExact, kFolded };
[[nodiscard]] Expression compiled(const std::string& pattern, LetterCase letter_case);

// A match with what its groups took: group 0 is the whole, a group without part is empty.
struct Match {
  TextSpan span;
  std::vector<std::string> groups;
};

// Returns the matches in `text`, from left to right, none within another.
[[nodiscard]] std::vector<Match> matches_of(const RE2& expression, std::string_view text);

// Returns every place where a match begins, so that a number within a longer match is seen, too.
[[nodiscard]] std::vector<Match> overlapping_matches_of(const RE2& expression,
                                                        std::string_view text);

}  // namespace palimpsest::identify
