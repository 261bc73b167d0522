// Wide gaps beside words of a line, in which words may still be withheld.
#pragma once

#include "diff/ink/ink_text.hpp"
#include "model/region.hpp"

#include <vector>

namespace palimpsest::diff {

struct GapOptions {
  double min_width = 5;  // characters, without the spaces at both ends
  double crossed_share =
      0.55;                 // of a gap, that the words of the next lines cover: else it is a tab
  double near_line = 1.75;  // pitches to the next line
};

// Returns the wide gaps to the left and to the right of `run`, a part of a line, up to the next
// word of that line. The end of a line is no gap.
[[nodiscard]] std::vector<Region> gaps_beside(const InkText& text, const Region& run,
                                              const GapOptions& options = {});

// Whether running text would not leave a gap: the next lines run across it.
[[nodiscard]] bool is_crossed(const InkText& text, const Region& gap,
                              const GapOptions& options = {});

}  // namespace palimpsest::diff
