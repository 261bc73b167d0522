// Finds gray and coloured panels: areas of one flat tone that are neither paper nor ink.
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

// Returns candidates that have colour, light or dark and not the same all over. `chroma` is how
// colourful each pixel is, 0..255.
[[nodiscard]] std::vector<Candidate> find_tinted_panels(const Raster& gray, const Raster& chroma,
                                                        const std::vector<Word>& words,
                                                        const FindOptions& options);

// Returns candidates of a 1-bit scan, where a tone is a raster of black dots.
[[nodiscard]] std::vector<Candidate> find_dithered_panels(const Raster& gray,
                                                          const std::vector<Word>& words,
                                                          const FindOptions& options);

}  // namespace palimpsest::redact
