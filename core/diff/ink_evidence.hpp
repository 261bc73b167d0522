// What the pixels of a place say: is it covered, blank, or written on; do two places look alike?
//
// Judges places where only one side has a redaction. Which words stand there is not its business.
#pragma once

#include "model/page_map.hpp"
#include "model/raster.hpp"
#include "model/region.hpp"

namespace palimpsest::diff {

enum class PlaceState {
  kBlank,    // paper, or a code alone in an empty place
  kCovered,  // black or grey all over
  kWritten,  // text over most of it
  kUnclear,  // too small, or off the page
};

struct InkOptions {
  double covered_share = 0.55;   // of the pixels; estimated, not measured
  double grey_share = 0.60;      // of the pixels darker than paper without being ink: a grey box
  double written_extent = 0.55;  // of the width that text spans; a code alone spans less
  double min_ink_share = 0.02;   // of the pixels, in strokes: specks and streaks stay below
  double border = 2.0;           // points left out along the border, where outlines run
  // Of the height, left out above and below: the outline of a turned page slopes into its bounding
  // box and would look like a line of writing. At most max_slope points.
  double slope_share = 0.25;
  double max_slope = 5.0;
  double alike = 0.60;  // correlation of ink from which two places show the same
};

// Returns what `gray`, the whole page, shows at `region`.
[[nodiscard]] PlaceState state_of(const Raster& gray, const Region& region,
                                  const InkOptions& options = {});

// Returns the correlation, -1..1, of the ink at `region` of BEFORE with its place on AFTER, the
// best of small shifts that the map may leave. 0 when one has no texture.
[[nodiscard]] double likeness(const Raster& before, const Raster& after, const PageMap& map,
                              const Region& region);

}  // namespace palimpsest::diff
