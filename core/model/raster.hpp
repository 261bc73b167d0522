// A page, or a part of one, as pixels.
#pragma once

#include "model/region.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace palimpsest {

// Pixel columns and rows, half-open.
struct PixelBox {
  int left = 0;
  int top = 0;
  int right = 0;
  int bottom = 0;

  [[nodiscard]] constexpr int width() const { return right - left; }
  [[nodiscard]] constexpr int height() const { return bottom - top; }

  friend constexpr auto operator<=>(const PixelBox&, const PixelBox&) = default;
};

enum class PixelFormat {
  kGray8,  // one byte a pixel, 0 black, 255 white
  kRgb24,  // three bytes a pixel: red, green, blue
};

// Rows from top to bottom without padding; the top left pixel is at the top left of the page.
struct Raster {
  int width = 0;
  int height = 0;
  int dpi = 72;
  PixelFormat format = PixelFormat::kGray8;
  std::vector<std::uint8_t> pixels;

  [[nodiscard]] int channels() const { return format == PixelFormat::kGray8 ? 1 : 3; }
  [[nodiscard]] bool is_empty() const { return width <= 0 || height <= 0; }
  [[nodiscard]] const std::uint8_t* row(int y) const {
    return pixels.data() + static_cast<std::size_t>(y) * width * channels();
  }
  [[nodiscard]] std::uint8_t* row(int y) {
    return pixels.data() + static_cast<std::size_t>(y) * width * channels();
  }
};

// Returns a white raster.
[[nodiscard]] Raster make_raster(int width, int height, int dpi, PixelFormat format);

// Returns the page region that the pixels of `box` cover.
[[nodiscard]] Region to_region(const PixelBox& box, int dpi);

// Returns the pixels that `region` touches, clipped to the raster.
[[nodiscard]] PixelBox to_pixels(const Region& region, const Raster& raster);

// Returns `raster` as gray (Rec. 601 luma); a gray one is copied.
[[nodiscard]] Raster to_gray(const Raster& raster);

// Returns the pixels of `box`, which must lie inside the raster.
[[nodiscard]] Raster cropped(const Raster& raster, const PixelBox& box);

}  // namespace palimpsest
