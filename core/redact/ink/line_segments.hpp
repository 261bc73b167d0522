// Finds drawn lines, nearly horizontal or vertical, and closes the gaps of hairlines.
#pragma once

#include "redact/find_regions.hpp"
#include "redact/ink/mask.hpp"

namespace palimpsest::redact {

inline constexpr int kSkewReach = 3;  // pixels: a tilted hairline steps aside, and stays one

// The pixels of lines, thickened by one pixel to either side and prolonged over small gaps, so that
// what they enclose is closed.
struct LineMasks {
  Mask horizontal;
  Mask vertical;
};

// A threshold breaks hairlines into dashes; in gray they only become lighter.
enum class ScanKind { kGray, kBilevel };

// Ink that is no thicker than a line, and its level runs: what every way to find boxes starts from.
struct ThinInk {
  Mask ink;
  Mask level_runs;
};

// `ink` is the page without its solid bars.
[[nodiscard]] ThinInk thin_ink(const Mask& ink, int dpi, const FindOptions& options);

// Upright lines count only where they meet a horizontal one: others are strokes of letters.
[[nodiscard]] LineMasks find_lines(const ThinInk& thin, int dpi, const FindOptions& options);

}  // namespace palimpsest::redact
