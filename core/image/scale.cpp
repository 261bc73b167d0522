#include "image/scale.hpp"

#include "image/pix.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <leptonica/allheaders.h>

namespace palimpsest::image {
namespace {

// The tint of paper stays below both on the scans of six agencies; a blue stamp of half an inch
// does not.
constexpr int kMinSpread = 48;            // of 255, between the channels of a coloured pixel
constexpr double kIdleColorShare = 3e-4;  // of the pixels

bool is_colored(const std::uint8_t* pixel) {
  const auto [low, high] = std::minmax({pixel[0], pixel[1], pixel[2]});
  return high - low >= kMinSpread;
}

int scaled_side(int side, double factor) {
  return std::max(1, static_cast<int>(std::lround(side * factor)));
}

}  // namespace

Raster scaled_down(Raster raster, int dpi) {
  if (raster.dpi <= dpi || raster.is_empty()) return raster;
  const double factor = static_cast<double>(dpi) / raster.dpi;
  const PixPointer source = to_pix(raster);
  const PixPointer target = owned(pixScaleAreaMapToSize(
      source.get(), scaled_side(raster.width, factor), scaled_side(raster.height, factor)));
  return to_raster(*target, dpi);
}

Raster scaled_to(const Raster& raster, int width, int height) {
  if (raster.width == width && raster.height == height) return raster;
  const PixPointer source = to_pix(raster);
  const bool is_smaller = width <= raster.width && height <= raster.height;
  const PixPointer target = owned(is_smaller ? pixScaleAreaMapToSize(source.get(), width, height)
                                             : pixScaleToSize(source.get(), width, height));
  return to_raster(*target, raster.dpi);
}

Raster without_idle_color(Raster raster) {
  if (raster.format == PixelFormat::kGray8) return raster;
  const std::size_t count = raster.pixels.size() / 3;
  const auto limit = static_cast<std::size_t>(kIdleColorShare * static_cast<double>(count));
  std::size_t colored = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (is_colored(raster.pixels.data() + 3 * i) && ++colored > limit) return raster;
  }
  return to_gray(raster);
}

}  // namespace palimpsest::image
