#include "ocr/pix.hpp"

#include <leptonica/allheaders.h>

namespace palimpsest::ocr {

void PixRelease::operator()(Pix* pix) const { pixDestroy(&pix); }

PixPointer to_pix(const Raster& gray) {
  PixPointer pix(pixCreate(gray.width, gray.height, 8));
  for (int y = 0; y < gray.height; ++y) {
    for (int x = 0; x < gray.width; ++x) pixSetPixel(pix.get(), x, y, gray.row(y)[x]);
  }
  return pix;
}

Raster to_raster(Pix* pix, int dpi) {
  Raster raster = make_raster(pixGetWidth(pix), pixGetHeight(pix), dpi, PixelFormat::kGray8);
  for (int y = 0; y < raster.height; ++y) {
    for (int x = 0; x < raster.width; ++x) {
      l_uint32 value = 0;
      pixGetPixel(pix, x, y, &value);
      raster.row(y)[x] = static_cast<std::uint8_t>(value);
    }
  }
  return raster;
}

}  // namespace palimpsest::ocr
