// Rasters as image files in memory.
#pragma once

#include "model/picture.hpp"
#include "model/raster.hpp"

namespace palimpsest::image {

// Returns a PNG with every pixel as it is. Throws Error(environment) when memory runs out.
[[nodiscard]] Picture exact_picture(const Raster& raster);

// Returns the smaller of a PNG with 16 grays and a JPEG; a JPEG when there is colour. Text of a
// scan is a third smaller as PNG, photographs and noise as JPEG. Throws like exact_picture.
[[nodiscard]] Picture compact_picture(const Raster& raster);

// Returns a JPEG. Throws like exact_picture.
[[nodiscard]] Picture jpeg_picture(const Raster& raster);

}  // namespace palimpsest::image
