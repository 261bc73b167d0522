// Draws a typed-looking page and scans it with a turn, a scale and a shift.
#pragma once

#include "model/raster.hpp"

#include <cmath>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

namespace palimpsest::test {

// How a sheet lies on the scanner: x' = scale * turn(x) + shift, about the middle of the page.
struct Pose {
  double turn_degrees = 0;
  double scale = 1;
  double dx = 0;  // inches
  double dy = 0;
};

// A sheet of words: every word is a row of letters of random strokes. Equal seeds, equal sheets.
class Sheet {
 public:
  static constexpr int kDpi = 100;

  explicit Sheet(std::uint32_t seed, int lines = 40) : dice_(seed) {
    raster_ = make_raster(850, 1100, kDpi, PixelFormat::kGray8);
    for (int line = 0; line < lines; ++line) draw_line(110 + line * 21);
  }

  [[nodiscard]] const Raster& raster() const { return raster_; }

  // Returns the words as drawn, by lines, left to right.
  [[nodiscard]] const std::vector<std::vector<PixelBox>>& lines() const { return lines_; }

  void fill(const PixelBox& box, std::uint8_t value) {
    for (int y = box.top; y < box.bottom; ++y) {
      for (int x = box.left; x < box.right; ++x) raster_.row(y)[x] = value;
    }
  }

 private:
  std::uint32_t roll(std::uint32_t sides) { return static_cast<std::uint32_t>(dice_() % sides); }

  void draw_line(int top) {
    std::vector<PixelBox>& words = lines_.emplace_back();
    int x = 100;
    while (x < 720) {
      const int left = x;
      const int letters = 2 + static_cast<int>(roll(8));
      for (int i = 0; i < letters && x < 740; ++i, x += 9) draw_letter(x, top);
      words.push_back({left, top, x - 2, top + 12});
      x += 10;
    }
  }

  void draw_letter(int left, int top) {
    for (int stroke = 0; stroke < 3; ++stroke) {
      const int x = left + static_cast<int>(roll(6));
      const int y = top + static_cast<int>(roll(10));
      if (roll(2) == 0) {
        fill({x, top, x + 2, top + 12}, 20);
      } else {
        fill({left, y, left + 7, y + 2}, 20);
      }
    }
  }

  std::mt19937 dice_;
  Raster raster_;
  std::vector<std::vector<PixelBox>> lines_;
};

inline std::uint8_t sample(const Raster& raster, double x, double y) {
  const int left = static_cast<int>(std::floor(x));
  const int top = static_cast<int>(std::floor(y));
  if (left < 0 || top < 0 || left + 1 >= raster.width || top + 1 >= raster.height) return 255;
  const double across = x - left, down = y - top;
  const double high = raster.row(top)[left] * (1 - across) + raster.row(top)[left + 1] * across;
  const double low =
      raster.row(top + 1)[left] * (1 - across) + raster.row(top + 1)[left + 1] * across;
  return static_cast<std::uint8_t>(std::lround(high * (1 - down) + low * down));
}

// Returns where a point of the sheet (inches) comes to lie.
inline std::pair<double, double> posed(const Raster& sheet, const Pose& pose, double x, double y) {
  const double angle = pose.turn_degrees * 3.14159265358979 / 180;
  const double cx = sheet.width / 2.0 / sheet.dpi, cy = sheet.height / 2.0 / sheet.dpi;
  const double c = pose.scale * std::cos(angle), s = pose.scale * std::sin(angle);
  return {c * (x - cx) - s * (y - cy) + cx + pose.dx, s * (x - cx) + c * (y - cy) + cy + pose.dy};
}

inline Raster scanned(const Raster& sheet, const Pose& pose) {
  const double angle = pose.turn_degrees * 3.14159265358979 / 180;
  const double cx = sheet.width / 2.0, cy = sheet.height / 2.0;
  const double c = std::cos(angle) / pose.scale, s = std::sin(angle) / pose.scale;
  Raster scan = make_raster(sheet.width, sheet.height, sheet.dpi, PixelFormat::kGray8);
  for (int y = 0; y < scan.height; ++y) {
    for (int x = 0; x < scan.width; ++x) {
      const double px = x + 0.5 - cx - pose.dx * sheet.dpi;
      const double py = y + 0.5 - cy - pose.dy * sheet.dpi;
      scan.row(y)[x] = sample(sheet, c * px + s * py + cx - 0.5, -s * px + c * py + cy - 0.5);
    }
  }
  return scan;
}

inline Raster as_bilevel(Raster raster) {
  for (std::uint8_t& pixel : raster.pixels) pixel = pixel < 140 ? 0 : 255;
  return raster;
}

}  // namespace palimpsest::test
