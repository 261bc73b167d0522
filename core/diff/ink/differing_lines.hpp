// The lines of text that two registered pages may show otherwise, found before anything is read.
//
// Where every word of both pages has the same strokes on its partner, recognition can decide
// nothing; where some have not, their lines are all that it has to read.
#pragma once

#include "diff/ink/ink_text.hpp"
#include "diff/text/ink_match.hpp"
#include "model/page_map.hpp"
#include "model/region.hpp"

#include <vector>

namespace palimpsest::diff {

// One line, on each page where it stands or would stand.
struct LinePlace {
  Region before;
  Region after;
};

struct LineOptions {
  // Correlation of a word's worst letter from which the two are surely the same, on scans as good
  // as `good_scan`; noise attenuates all correlations of a page alike, by what its middle word
  // shows. The few changed
  // digits that were tried had at most 0.56; a letter for one that looks like it, up to 0.9.
  double surely_alike = 0.70;
  double good_scan = 0.93;    // the worst letter of the middle word of two good scans
  double least_alike = 0.58;  // on no scan less
  double same_line = 0.5;     // of the lower of two lines, that both share
  Length margin = points(3);  // beside a line: its letters reach beyond their words' boxes
};

// Returns the places, top to bottom. `ink` and `map` are those of the pages, the map from BEFORE to
// AFTER; words in the redactions of either page are not looked at.
[[nodiscard]] std::vector<LinePlace> differing_lines(const InkText& before, const InkText& after,
                                                     const PageMap& map, const InkMatch& ink,
                                                     const LineOptions& options = {});

}  // namespace palimpsest::diff
