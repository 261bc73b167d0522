// The words of a page as ink: where each stands, whether or not it can be read.
#pragma once

#include "model/region.hpp"

#include <vector>

namespace palimpsest::diff {

// The words of one line of text, left to right, each as high as the line's letters reach.
using InkLine = std::vector<Region>;

// Words inside redactions and marks beside the text are left out. Lengths are points.
struct InkText {
  double letter_height = 0;    // of most letters
  double character_width = 0;  // with its share of the space between letters
  double pitch = 0;            // from line to line; 0 where there is no running text
  std::vector<InkLine> lines;  // top to bottom
  std::vector<Region> hidden;  // the page's redactions
  std::vector<Region> moved;   // words that the partner shows, too, but at another place
};

}  // namespace palimpsest::diff
