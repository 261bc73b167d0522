// Whether a place of a page shows one colour, so that no letter can be read there.
#pragma once

#include "model/painted_content.hpp"
#include "model/raster.hpp"
#include "model/region.hpp"

#include <optional>

namespace palimpsest::redact {

struct FlatLimits {
  int contrast = 16;       // of 255: less is no ink
  double speck_share = 0;  // 0..1, of the pixels that may differ all the same
};

// Returns the colour of the middle of `word`, where every letter has ink, or nothing when it is not
// one colour. The box of a word is taller than its letters.
[[nodiscard]] std::optional<Color> flat_color(const Raster& raster, const Region& word,
                                              const FlatLimits& limits);

}  // namespace palimpsest::redact
