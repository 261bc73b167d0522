// Joins the dashes that a scan in black and white leaves of a hairline.
//
//   |        |          5--       |
//   :   ->   |          :    ->   |      a label that was typed over an upright stands in for it
//   |        |          |         |
#pragma once

#include "redact/find_regions.hpp"
#include "redact/ink/mask.hpp"

namespace palimpsest::redact {

// From a line of a box to ink that stands on it, and to letters that were typed over it.
inline const Length kBeside = points(1);

struct BrokenLines {
  Mask level;    // runs of at least options.min_line
  Mask upright;  // a pixel wider to either side than they are drawn
};

// Returns the lines of the page whose thin ink is given, whole ones too. Letters and stamps leave
// short ones: only boxes of some width are made of them. Dithered grounds have none.
[[nodiscard]] BrokenLines find_broken_lines(const Mask& thin, int dpi, const FindOptions& options);

}  // namespace palimpsest::redact
