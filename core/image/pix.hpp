// Leptonica's pictures, owned, and the way from and to rasters. Inside this module only.
#pragma once

#include "model/raster.hpp"

#include <memory>

struct Pix;

namespace palimpsest::image {

struct PixRelease {
  void operator()(Pix* pix) const;
};
using PixPointer = std::unique_ptr<Pix, PixRelease>;

// Takes ownership. Throws Error(environment) when `pix` is null: Leptonica is out of memory.
[[nodiscard]] PixPointer owned(Pix* pix);

// Returns 8 bits a pixel for gray, 32 for colour.
[[nodiscard]] PixPointer to_pix(const Raster& raster);

// `pix` has 8 bits a pixel or 32.
[[nodiscard]] Raster to_raster(Pix& pix, int dpi);

}  // namespace palimpsest::image
