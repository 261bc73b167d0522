// Finds rectangles by their four lines, also where a label, specks or another box touch them.
//
//   ----+-------5.1.2e-----+---     upper and lower line, which may lead on,
//       |                  |        and two uprights that reach from the one to the other
//   ----+------------------+---
#pragma once

#include "redact/find_regions.hpp"
#include "redact/ink/mask.hpp"
#include "redact/ink/shape.hpp"

#include <vector>

namespace palimpsest::redact {

struct Frames {
  std::vector<Shape> interiors;  // between the lines; with an outline when they are tilted
  Mask lines;                    // of the page, without the letters that touch them
};

// `ink` is the ink of a page at `dpi` without its solid bars. A rectangle that another line
// divides is not among the frames, its parts are.
[[nodiscard]] Frames find_frames(const Mask& ink, int dpi, const FindOptions& options);

}  // namespace palimpsest::redact
