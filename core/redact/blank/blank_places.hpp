// Finds white-out: places inside running text where words were, and nothing marks their edge.
//
//   the first words of a line           of it (b)(1)     a gap
//   end here, though the next word would fit  B1         an end
//            begin here, where others begin at the left  a start
//                                             b6         a line
//
// Two kinds of evidence: a hole in the text, and a sign beside it. A gap counts by itself when the
// lines above and below show that it is no column and no tab. Any hole counts beside a code that
// was read. Beside a mark that nobody could read, a hole counts that ordinary text would not have,
// and where most marks of the page stand at such holes, the others count as well.
#pragma once

#include "model/redaction.hpp"
#include "redact/blank/line_holes.hpp"
#include "redact/text/text_layout.hpp"

#include <vector>

namespace palimpsest::redact {

// What the evidence of a blank place says that rests on a mark which nobody could read.
inline constexpr const char* kMarkEvidence = "mark beside it";

struct BlankOptions {
  HoleOptions holes;
  double padding = 1.6;            // points around the words that were taken out
  double max_marked_share = 0.5;   // of the lines: more marks are line numbers or a column
  double min_fitting_share = 0.5;  // of the marks in one column that stand at holes
  double min_trusted_share = 0.7;  // the same, for holes that ordinary text has, too
  double bare_confidence = 0.6;
  double marked_confidence = 0.7;
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
