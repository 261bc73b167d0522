// Finds white-out: places inside running text where words were, and nothing marks their edge.
//
//   the first words of a line           of it (b)(1)     a gap
//   end here, though the next word would fit  B1         an end
//            begin here, where others begin at the left  a start
//                                             b6         a line
//
// A gap counts by itself when the lines above and below show that it is no column and no tab. What
// lies at the end or the start of a line, or is a whole line, counts only beside a code.
#pragma once

#include "model/redaction.hpp"
#include "redact/ink/text_layout.hpp"

#include <vector>

namespace palimpsest::redact {

struct BlankOptions {
  double padding = 1.6;          // points around the words that were taken out
  double min_gap = 2.4;          // ordinary word gaps: of a gap with a code beside the line
  double min_bare_gap = 5;       // the same without a code
  double max_code_offset = 0.5;  // pitches, between the middles of a code and of its line
  double likely_tail = 24;  // characters withheld at the end of a paragraph, where none can tell
  double bare_confidence = 0.6;
  double coded_confidence = 0.85;
};

// Returns the blank places in reading order, without ids and codes. `codes` are those read on the
// page; rows of `layout` already hold the other redactions.
[[nodiscard]] std::vector<Redaction> find_blanks(const TextLayout& layout,
                                                 const std::vector<CodeReading>& codes,
                                                 const BlankOptions& options = {});

// Returns `redactions`, whose codes are known by now, without the blank places that rested on a
// code which proved to be another redaction's or nobody's, with new ids.
[[nodiscard]] std::vector<Redaction> without_unsupported(std::vector<Redaction> redactions);

// Returns both in reading order, with new ids.
[[nodiscard]] std::vector<Redaction> with_blanks(std::vector<Redaction> redactions,
                                                 std::vector<Redaction> blanks);

}  // namespace palimpsest::redact
