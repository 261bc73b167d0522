// A page drawn by a test, in points, at 300 dpi unless said otherwise.
#pragma once

#include "model/raster.hpp"

#include <algorithm>
#include <cmath>

namespace palimpsest::redact {

class DrawnPage {
 public:
  explicit DrawnPage(int dpi = 300)
      : raster_(make_raster(612 * dpi / 72, 792 * dpi / 72, dpi, PixelFormat::kGray8)) {}

  [[nodiscard]] const Raster& raster() const { return raster_; }

  DrawnPage& bar(double left, double top, double right, double bottom, std::uint8_t gray = 0) {
    const Region region{points(left), points(top), points(right), points(bottom)};
    const PixelBox box = to_pixels(region, raster_);
    for (int y = box.top; y < box.bottom; ++y) {
      std::fill(raster_.row(y) + box.left, raster_.row(y) + box.right, gray);
    }
    return *this;
  }

  // A line of one pixel or more that may be tilted.
  DrawnPage& line(double x0, double y0, double x1, double y1, int thickness = 1) {
    const double scale = raster_.dpi / 72.0;
    const int steps = static_cast<int>(std::max(std::abs(x1 - x0), std::abs(y1 - y0)) * scale) + 1;
    for (int i = 0; i <= steps; ++i) {
      const double t = static_cast<double>(i) / steps;
      dot(static_cast<int>((x0 + t * (x1 - x0)) * scale),
          static_cast<int>((y0 + t * (y1 - y0)) * scale), thickness);
    }
    return *this;
  }

  DrawnPage& box(double left, double top, double right, double bottom, int thickness = 1,
                 double rise = 0) {
    line(left, top, right, top + rise, thickness);
    line(left, bottom, right, bottom + rise, thickness);
    line(left, top, left, bottom, thickness);
    return line(right, top + rise, right, bottom + rise, thickness);
  }

  // A line of letters: rings and stems of the size of 10-point type.
  DrawnPage& text(double left, double top, int letters, std::uint8_t gray = 0) {
    for (int i = 0; i < letters; ++i) {
      const double x = left + 5.5 * i;
      bar(x, top, x + 0.8, top + 7, gray);
      bar(x + 3, top + 2, x + 3.8, top + 7, gray);
      bar(x, top + 2, x + 3.8, top + 2.8, gray);
    }
    return *this;
  }

  DrawnPage& disc(double x, double y, double radius, std::uint8_t gray = 0) {
    for (double dy = -radius; dy < radius; dy += 0.2) {
      const double half = std::sqrt(radius * radius - dy * dy);
      bar(x - half, y + dy, x + half, y + dy + 0.2, gray);
    }
    return *this;
  }

 private:
  void dot(int x, int y, int thickness) {
    for (int dy = 0; dy < thickness; ++dy) {
      for (int dx = 0; dx < thickness; ++dx) {
        if (x + dx < raster_.width && y + dy < raster_.height) raster_.row(y + dy)[x + dx] = 0;
      }
    }
  }

  Raster raster_;
};

}  // namespace palimpsest::redact
