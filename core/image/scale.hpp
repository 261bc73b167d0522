// Makes a raster smaller, or of another size.
#pragma once

#include "model/raster.hpp"

namespace palimpsest::image {

// Returns `raster` at `dpi`, each pixel the mean of those that it stands for; unchanged when it is
// no finer than that.
[[nodiscard]] Raster scaled_down(Raster raster, int dpi);

// Returns `raster` with these sides, in pixels, each at least 1.
[[nodiscard]] Raster scaled_to(const Raster& raster, int width, int height);

// Returns `raster` without colour when it holds none that a reader would miss: scans of black on
// white are often stored in colour.
[[nodiscard]] Raster without_idle_color(Raster raster);

}  // namespace palimpsest::image
