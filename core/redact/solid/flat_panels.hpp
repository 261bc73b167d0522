// Finds gray and coloured panels: areas of one flat tone that are neither paper nor ink.
//
// Dithered panels (1-bit scans of stamps) are not flat and are left out.
#pragma once

#include "model/page.hpp"
#include "redact/candidate.hpp"
#include "redact/find_regions.hpp"

#include <vector>

namespace palimpsest::redact {

// Returns candidates in the pixels of `gray`, which is best reduced to 100-200 dpi.
[[nodiscard]] std::vector<Candidate> find_flat_panels(const Raster& gray,
                                                      const std::vector<Word>& words,
                                                      const FindOptions& options);

}  // namespace palimpsest::redact
