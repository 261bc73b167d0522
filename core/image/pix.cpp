#include "image/pix.hpp"

#include "base/error.hpp"

#include <leptonica/allheaders.h>

namespace palimpsest::image {
namespace {

l_uint32* line_of(Pix& pix, int y) {
  return pixGetData(&pix) + static_cast<std::size_t>(y) * static_cast<std::size_t>(pixGetWpl(&pix));
}

}  // namespace

void PixRelease::operator()(Pix* pix) const { pixDestroy(&pix); }

PixPointer owned(Pix* pix) {
  if (pix == nullptr) {
    throw Error(ErrorKind::kEnvironment, "a picture of the page does not fit into memory");
  }
  return PixPointer(pix);
}

PixPointer to_pix(const Raster& raster) {
  const bool is_gray = raster.format == PixelFormat::kGray8;
  PixPointer pix = owned(pixCreate(raster.width, raster.height, is_gray ? 8 : 32));
  for (int y = 0; y < raster.height; ++y) {
    const std::uint8_t* source = raster.row(y);
    l_uint32* line = line_of(*pix, y);
    for (int x = 0; x < raster.width; ++x) {
      if (is_gray) {
        SET_DATA_BYTE(line, x, source[x]);
      } else {
        composeRGBPixel(source[3 * x], source[3 * x + 1], source[3 * x + 2], line + x);
      }
    }
  }
  return pix;
}

Raster to_raster(Pix& pix, int dpi) {
  const bool is_gray = pixGetDepth(&pix) == 8;
  Raster raster = make_raster(pixGetWidth(&pix), pixGetHeight(&pix), dpi,
                              is_gray ? PixelFormat::kGray8 : PixelFormat::kRgb24);
  for (int y = 0; y < raster.height; ++y) {
    std::uint8_t* target = raster.row(y);
    const l_uint32* line = line_of(pix, y);
    for (int x = 0; x < raster.width; ++x) {
      if (is_gray) {
        target[x] = static_cast<std::uint8_t>(GET_DATA_BYTE(line, x));
      } else {
        target[3 * x] = static_cast<std::uint8_t>(line[x] >> L_RED_SHIFT);
        target[3 * x + 1] = static_cast<std::uint8_t>(line[x] >> L_GREEN_SHIFT);
        target[3 * x + 2] = static_cast<std::uint8_t>(line[x] >> L_BLUE_SHIFT);
      }
    }
  }
  return raster;
}

}  // namespace palimpsest::image
