// The rectangles that bars which touch each other consist of, side by side or one below the other.
//
//   ######## ######           1111111 222222
//   ########_######   gives   1111111 222222
//   ############              333333333333
#pragma once

#include "redact/candidate.hpp"
#include "redact/ink/mask.hpp"

#include <vector>

namespace palimpsest::redact {

// Returns the rectangles from top to bottom, relative to the box of `component`; nothing when its
// edges are not straight.
[[nodiscard]] std::vector<PixelBox> tiles_of(const Component& component, int dpi);

// Returns the outline of all `tiles`, which touch; empty when it is no single line.
[[nodiscard]] PixelOutline outline_around(std::vector<PixelBox> tiles, int dpi);

[[nodiscard]] PixelBox bounds_of(const std::vector<PixelBox>& boxes);

// Returns the length along which two tiles touch, or nearly so.
[[nodiscard]] int common_border(const PixelBox& a, const PixelBox& b, int reach);

}  // namespace palimpsest::redact
