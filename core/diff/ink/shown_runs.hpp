// Runs of words that one page shows and its partner does not, as pieces of lines.
#pragma once

#include "diff/ink/shown_words.hpp"

#include <vector>

namespace palimpsest::diff {

struct RunOptions {
  double max_gap = 3;         // characters between words of one run; more is a place still withheld
  double near_gap = 2.5;      // characters to the neighbour that shows where the line goes on
  double min_neighbours = 6;  // characters of the words beside it that both pages show
  double min_width = 1.5;     // characters; narrower are specks, brackets and numbers of lines
  double faded_share = 0.04;  // of a page's words, from which on its partner loses short ones whole
  double min_faded_width = 4;  // characters of a run on such a page, that no redaction supports
  double near_line = 1.75;     // pitches to the line that a whole missing line belongs to
};

struct ShownRun {
  Region region;              // around its words, on the page that shows them
  std::vector<Region> words;  // left to right
  // Whether the words stand where the text of both pages needs them: beside words of their line or
  // a gap in it, or as a line among lines. A stamp or a note in the margin does not, nor do words
  // that only moved.
  bool is_in_text = false;
};

// Returns the runs, top to bottom and left to right. `sights` belong to `text`.
[[nodiscard]] std::vector<ShownRun> shown_runs(const InkText& text, const Sights& sights,
                                               const RunOptions& options = {});

}  // namespace palimpsest::diff
