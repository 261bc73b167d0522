// Finds printed words that stand in for withheld ones: "[CIA employee]", "[name redacted]",
// "[less than 1 line not declassified]". They are neither text of the document nor a code.
//
// The forms stand in schemas/withheld.tsv. Other words in brackets, "[sic]" or "[illegible]", are
// the document's own or its editor's.
#pragma once

#include "model/page.hpp"
#include "model/redaction.hpp"

#include <string>
#include <vector>

namespace palimpsest::identify {

struct SubstituteOptions {
  std::size_t max_length = 120;    // bytes between the brackets
  double paragraph_lines = 5;      // of a paragraph whose lines are not given; estimated
  double page_lines = 40;          // of a page that is not declassified; estimated
  double word_characters = 6;      // of an English word with its space
  int usual_line_characters = 65;  // a typewritten letter page, 10 characters an inch
  int least_line_characters = 20;
};

// Returns the substitutes in reading order, without ids. Where one says how much it stands for,
// lines, characters and pages follow it; else characters are 0.
[[nodiscard]] std::vector<Redaction> find_substitutes(const std::vector<Line>& lines,
                                                      const SubstituteOptions& options = {});

// Returns the regions of the mark "ILLEGIB": the place is unreadable in the document, not withheld.
[[nodiscard]] std::vector<Region> illegible_marks(const std::vector<Line>& lines);

}  // namespace palimpsest::identify
