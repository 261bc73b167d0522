// Finds drawn lines, nearly horizontal or vertical, and closes the gaps of hairlines.
#pragma once

#include "redact/find_regions.hpp"
#include "redact/ink/mask.hpp"

namespace palimpsest::redact {

// The pixels of lines, thickened by one pixel to either side and prolonged over small gaps, so that
// what they enclose is closed.
struct LineMasks {
  Mask horizontal;
  Mask vertical;
};

// `ink` is the page without its solid bars. Upright lines count only where they meet a horizontal
// one: others are strokes of letters.
[[nodiscard]] LineMasks find_lines(const Mask& ink, int dpi, const FindOptions& options);

}  // namespace palimpsest::redact
