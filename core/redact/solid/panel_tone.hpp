// The tone of a gray panel under the noise of a scanner, and how far a panel reaches.
//
// A scanned panel is no flat area: neighbours differ by the noise, and only their local mean is the
// tone. Letters on a panel split its tone into patches, which belong together.
#pragma once

#include "model/raster.hpp"
#include "redact/ink/mask.hpp"

namespace palimpsest::redact {

// Whether the paper of `gray` is noisy, so that it has to be smoothed before its tones are read.
[[nodiscard]] bool is_noisy(const Raster& gray);

// Returns the mean of the square of `side` pixels (odd) around every pixel; edges are repeated.
[[nodiscard]] Raster local_mean(const Raster& gray, int side);

// Returns how far each pixel of `a` is from that of `b`, a picture of the same size.
[[nodiscard]] Raster difference(const Raster& a, const Raster& b);

// Returns `patch` with its sides moved outwards while `level`, the pixels of its tone, goes on
// beyond them, also between letters.
[[nodiscard]] PixelBox whole_panel(const PixelBox& patch, const Mask& level, int dpi);

// The lines beside a box.
struct Rules {
  int sides = 0;      // of 4, along which a line runs
  int junctions = 0;  // of 8, where such a line leads on beyond a corner
};

// Returns the lines of `ink` that run along the sides of `box`. They may climb by `max_tilt` of
// their length: on a tilted scan a box is larger than the cell in it.
[[nodiscard]] Rules rules_around(const PixelBox& box, const Mask& ink, int dpi, double max_tilt);

// Whether `box` is a cell of a ruled table: lines of `ink` enclose it and lead on beyond its
// corners.
[[nodiscard]] bool is_ruled_cell(const PixelBox& box, const Mask& ink, int dpi, double max_tilt);

}  // namespace palimpsest::redact
