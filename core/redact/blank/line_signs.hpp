// The signs of a page at which something may be withheld: codes that were read, and small marks
// that were not, line by line.
//
// A code that was read speaks for itself. A mark is only a mark: a line number, an amount, a note
// by hand look alike, so it counts with what the line beside it and the marks above and below it
// say (see blank_places.cpp).
#pragma once

#include "redact/text/text_layout.hpp"

#include <vector>

namespace palimpsest::redact {

struct LineSigns {
  double middle = 0;         // of the line, upright points from the top
  std::vector<Span> labels;  // of its signs, none of which is text
  bool is_read = false;      // one of them is a code
  bool is_inside = false;    // type within the line, none beside it
  bool is_small = false;     // one of them is set smaller than the text
};

// Returns the signs of `layout` and `codes`, those of one line together, top to bottom. Codes that
// are part of a sentence are left out. `reach` is the distance in points between the middles of
// signs of one line.
[[nodiscard]] std::vector<LineSigns> line_signs(const TextLayout& layout,
                                                const std::vector<CodeReading>& codes,
                                                double reach);

}  // namespace palimpsest::redact
