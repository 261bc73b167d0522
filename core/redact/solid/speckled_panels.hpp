// Finds gray boxes of which a 1-bit scan left nothing but scattered dots.
//
// Its dots lie far thinner than those of a raster (see find_dithered_panels), but everywhere in the
// box: also where between two lines or two words faded letters leave none.
#pragma once

#include "redact/candidate.hpp"
#include "redact/find_regions.hpp"

#include <vector>

namespace palimpsest::redact {

// `gray` is a page at full resolution; the candidates are in its pixels.
[[nodiscard]] std::vector<Candidate> find_speckled_panels(const Raster& gray,
                                                          const FindOptions& options);

}  // namespace palimpsest::redact
