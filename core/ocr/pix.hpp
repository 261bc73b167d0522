// Leptonica's gray pictures, owned, and the way from and to rasters. Inside this module only.
#pragma once

#include "model/raster.hpp"

#include <memory>

struct Pix;

namespace palimpsest::ocr {

struct PixRelease {
  void operator()(Pix* pix) const;
};
using PixPointer = std::unique_ptr<Pix, PixRelease>;

// `gray` has 8 bits a pixel.
[[nodiscard]] PixPointer to_pix(const Raster& gray);

// `pix` has 8 bits a pixel; null, which Leptonica returns when it is out of memory, is empty.
[[nodiscard]] Raster to_raster(Pix* pix, int dpi);

}  // namespace palimpsest::ocr
