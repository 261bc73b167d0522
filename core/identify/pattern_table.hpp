// The rows of schemas/patterns.tsv, compiled. Inside this module only: it holds RE2.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <re2/re2.h>

namespace palimpsest::identify {

struct Pattern {
  std::string name;
  bool is_guarded = false;  // counts only at a redaction
  std::unique_ptr<const RE2> expression;
  std::string form;  // see normal_form.hpp
};

struct PatternTable {
  std::vector<Pattern> patterns;
};

// A match: half-open byte positions in the text.
struct Hit {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string normalized;
};

// Returns the patterns of `text`. Throws Error(internal) naming the line that cannot be used.
[[nodiscard]] PatternTable parse_pattern_table(std::string_view text);

// Returns the embedded table, compiled once; safe to call from several threads.
[[nodiscard]] const PatternTable& pattern_table();

// Returns the matches of `pattern` in `text`, from left to right, none within another.
[[nodiscard]] std::vector<Hit> find_hits(const Pattern& pattern, std::string_view text);

}  // namespace palimpsest::identify
