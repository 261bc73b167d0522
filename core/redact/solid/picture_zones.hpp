// Finds photographs, maps and plans: large areas that are neither paper nor of one tone, and large
// line drawings.
//
// Flat patches in them look like panels and bars.
#pragma once

#include "model/raster.hpp"
#include "redact/candidate.hpp"

#include <vector>

namespace palimpsest::redact {

// Returns the bounding boxes of the pictures on a page, in its pixels.
[[nodiscard]] std::vector<PixelBox> find_pictures(const Raster& gray);

// Whether a candidate is a patch of one of `pictures` on the page `gray`, not a bar that was put
// over it: those are of one tone.
[[nodiscard]] bool is_in_picture(const Candidate& candidate, const std::vector<PixelBox>& pictures,
                                 const Raster& gray);

}  // namespace palimpsest::redact
