// How much of the sides of an enclosed face is really drawn.
//
// Lines are prolonged to close the gaps of hairlines; where letters made up the rest, the sides of
// the face are mostly air.
#pragma once

#include "redact/ink/mask.hpp"

namespace palimpsest::redact {

// Returns the drawn share of the least drawn of the four sides, 0..1. A side is followed where it
// runs, `reach` pixels deep.
[[nodiscard]] double least_drawn_side(const Component& face, const Mask& ink, int reach);

}  // namespace palimpsest::redact
