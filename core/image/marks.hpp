// Draws on rasters: marks around places, and covers over what must not be shown.
#pragma once

#include "model/picture.hpp"
#include "model/raster.hpp"

#include <vector>

namespace palimpsest::image {

// Returns `raster` in colour with the marks on it: tinted, outlined with a light rim, their labels
// above, or inside where the sheet ends. `origin` is the place on the page of the raster's top left
// corner.
[[nodiscard]] Raster with_marks(const Raster& raster, const Point& origin,
                                const std::vector<Mark>& marks);

// Replaces the pixels of the regions by hatching, which says that something was left out here.
[[nodiscard]] Raster with_covers(Raster raster, const Point& origin,
                                 const std::vector<Region>& covers);

}  // namespace palimpsest::image
