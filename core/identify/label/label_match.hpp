// Compares the picture of a label with what each code would look like in common faces.
//
// Reading letter by letter fails where a scan has lost half of the strokes; there are few codes,
// and all of their ink together tells them apart. Each letter may stand a little off its place, so
// a face that is not in the table still matches one that is like it.
#pragma once

#include "identify/label/ink_image.hpp"

#include <string>
#include <vector>

namespace palimpsest::identify {

struct LabelMatch {
  std::string text;      // as printed: "(b)(3)"
  double likeness = 0;   // 0..1: the share of the ink that the code explains
  double lead = 0;       // over the next code
  std::size_t face = 0;  // in faces()
};

struct MatchOptions {
  double slope = 0;                // of the lines of the page: pixels down per pixel to the right
  std::vector<std::size_t> faces;  // to try; empty for all
};

// Returns the forms of `candidates` by likeness to `label`, the best first.
[[nodiscard]] std::vector<LabelMatch> match_label(const LabelInk& label,
                                                  const std::vector<std::string>& candidates,
                                                  const MatchOptions& options = {});

}  // namespace palimpsest::identify
