// Finds boxes that lack their upper or lower side, where a stamp or the paper's edge took it.
//
//   |          |      _______
//   |__________|     |       |
#pragma once

#include "redact/ink/mask.hpp"

#include <vector>

namespace palimpsest::redact {

// Returns the missing sides as lines of the same size as `ink`.
[[nodiscard]] Mask missing_sides(const Mask& ink, int dpi);

// Returns boxes whose uprights a line of text interrupts: the one part lies above the other, and
// both end at the same places. Such text is a stamp that was put on later.
[[nodiscard]] std::vector<PixelBox> interrupted_boxes(const Mask& ink, int dpi);

}  // namespace palimpsest::redact
