// What a diff opened, closed and left withheld, in numbers.
#pragma once

#include "model/diff.hpp"

#include <map>
#include <string>

namespace palimpsest {

// What was opened, or closed.
struct Movement {
  int places = 0;
  int words = 0;     // that were read there
  double pages = 0;  // share of a page, added up: 1.5 is a page and a half

  friend bool operator==(const Movement&, const Movement&) = default;
};

struct CodeTotals {
  Movement opened;
  Movement closed;
  int still_withheld = 0;  // places of the later revision

  friend bool operator==(const CodeTotals&, const CodeTotals&) = default;
};

struct DiffTotals {
  int kept = 0;
  int lifted = 0;
  int shrunk = 0;
  int grown = 0;
  int added = 0;
  int gone_with_page = 0;  // on pages that only the earlier revision has
  CodeTotals all;
  std::map<std::string, CodeTotals> by_code;  // normalized; "" holds what bears no code

  friend bool operator==(const DiffTotals&, const DiffTotals&) = default;
};

// Counts the changes of a diff. A place with several codes counts once under each of them.
[[nodiscard]] DiffTotals totals_of(const Diff& diff);

// Returns the number of words of a text: what blanks divide.
[[nodiscard]] int word_count(const std::string& text);

}  // namespace palimpsest
