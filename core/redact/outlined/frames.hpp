// Finds rectangles by their four lines, also where a label, specks or another box touch them.
//
//   ----+-------5.1.2e-----+---     upper and lower line, which may lead on,
//       |                  |        and two uprights that reach from the one to the other
//   ----+------------------+---
#pragma once

#include "redact/find_regions.hpp"
#include "redact/ink/line_segments.hpp"
#include "redact/ink/mask.hpp"
#include "redact/ink/shape.hpp"

#include <vector>

namespace palimpsest::redact {

// A frame with broken lines, which stamps and letters may look like.
struct DoubtfulFrame {
  Shape interior;
  bool is_under_label = false;  // letters stand in the place of its left side
};

struct Frames {
  std::vector<Shape> interiors;  // between the lines; with an outline when they are tilted
  std::vector<DoubtfulFrame> doubtful;
  Mask lines;         // of the page, without the letters that touch them
  Mask broken_lines;  // those of the doubtful frames alone
};

// `thin` is of the ink of a page at `dpi` without its solid bars. A rectangle that another line
// divides is not among the frames, its parts are. Of a scan in black and
// white, wide boxes whose lines are broken are taken in.
[[nodiscard]] Frames find_frames(const ThinInk& thin, int dpi, ScanKind scan,
                                 const FindOptions& options);

}  // namespace palimpsest::redact
