// Whether ink hangs together, as that of letters does, or is the dots that a 1-bit scan leaves of a
// grey box.
#pragma once

#include "diff/ink/page_ink.hpp"
#include "model/raster.hpp"
#include "model/region.hpp"

namespace palimpsest::diff {

// Gray values below this share of the paper's are ink: grey boxes of 0.69 and text at 150 dpi fall
// to either side.
inline constexpr double kInkOfPaper = 0.58;

// Whether the ink at a pixel, which has neighbours on all sides, is part of a stroke. Values below
// `ink_below` are ink.
[[nodiscard]] bool is_stroke(const Raster& gray, int x, int y, int ink_below);

// Returns the share of the ink at `region` that is part of strokes, 0..1; 1 where there is no ink.
[[nodiscard]] double stroke_share(const PageInk& page, const Region& region);

}  // namespace palimpsest::diff
