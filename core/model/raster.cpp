#include "model/raster.hpp"

#include <algorithm>
#include <cmath>

namespace palimpsest {

Raster make_raster(int width, int height, int dpi, PixelFormat format) {
  Raster raster{width, height, dpi, format, {}};
  raster.pixels.assign(static_cast<std::size_t>(width) * height * raster.channels(), 255);
  return raster;
}

Region to_region(const PixelBox& box, int dpi) {
  const double scale = 72.0 / dpi;
  return {points(box.left * scale), points(box.top * scale), points(box.right * scale),
          points(box.bottom * scale)};
}

PixelBox to_pixels(const Region& region, const Raster& raster) {
  const double scale = raster.dpi / 72.0;
  const auto low = [&](Length v, int limit) {
    return std::clamp(static_cast<int>(std::floor(v.in_points() * scale)), 0, limit);
  };
  const auto high = [&](Length v, int limit) {
    return std::clamp(static_cast<int>(std::ceil(v.in_points() * scale)), 0, limit);
  };
  return {low(region.left, raster.width), low(region.top, raster.height),
          high(region.right, raster.width), high(region.bottom, raster.height)};
}

Raster to_gray(const Raster& raster) {
  if (raster.format == PixelFormat::kGray8) return raster;
  Raster gray = make_raster(raster.width, raster.height, raster.dpi, PixelFormat::kGray8);
  const std::uint8_t* source = raster.pixels.data();
  for (std::uint8_t& pixel : gray.pixels) {
    pixel = static_cast<std::uint8_t>((299 * source[0] + 587 * source[1] + 114 * source[2]) / 1000);
    source += 3;
  }
  return gray;
}

Raster cropped(const Raster& raster, const PixelBox& box) {
  Raster part = make_raster(box.width(), box.height(), raster.dpi, raster.format);
  const std::size_t bytes = static_cast<std::size_t>(box.width()) * raster.channels();
  for (int y = 0; y < box.height(); ++y) {
    const std::uint8_t* source =
        raster.row(box.top + y) + static_cast<std::size_t>(box.left) * raster.channels();
    std::copy_n(source, bytes, part.row(y));
  }
  return part;
}

}  // namespace palimpsest
