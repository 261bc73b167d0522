// The rows of schemas/page_marks.tsv, compiled. Inside this module only: it holds RE2.
#pragma once

#include "model/page_mark.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <re2/re2.h>

namespace palimpsest::identify {

struct MarkPattern {
  MarkKind kind{};
  bool is_edge_only = false;
  bool is_whole_line = false;  // a match makes the whole line the mark
  std::unique_ptr<const RE2> expression;
};

struct MarkTable {
  std::vector<MarkPattern> marks;
  std::vector<std::unique_ptr<const RE2>> form_labels;
  std::vector<std::unique_ptr<const RE2>> sheet_titles;
};

// Returns the patterns of `text`. Throws Error(internal) naming the row that cannot be used.
[[nodiscard]] MarkTable parse_mark_table(std::string_view text);

// Returns the embedded table, compiled once; safe to call from several threads.
[[nodiscard]] const MarkTable& mark_table();

}  // namespace palimpsest::identify
