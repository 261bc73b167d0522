// The darkness of a page as a picture of numbers, at whatever resolution a stage needs.
//
// Paper is 0 and full ink is 1, whether the scan was grey or 1-bit: what the two have in common is
// how much ink a small area holds, not the value of a pixel.
#pragma once

#include "model/raster.hpp"

#include <cstddef>
#include <vector>

namespace palimpsest::align {

struct InkPicture {
  int width = 0;
  int height = 0;
  double per_inch = 0;  // pixels
  std::vector<float> ink;

  [[nodiscard]] const float* row(int y) const {
    return ink.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
  }
  [[nodiscard]] float* row(int y) {
    return ink.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
  }

  // Returns the ink at a place between pixels; paper outside.
  [[nodiscard]] float at(double x, double y) const;
};

// Returns the gray value of the paper: the commonest of the bright ones.
[[nodiscard]] int paper_level(const Raster& gray);

// Returns the mean ink of `columns` x `rows` equal cells of the page.
[[nodiscard]] InkPicture ink_cells(const Raster& gray, int columns, int rows);

// Returns the ink at about `per_inch` pixels an inch, never more than the raster has.
[[nodiscard]] InkPicture ink_at(const Raster& gray, double per_inch);

// Returns the picture with half the pixels in each direction.
[[nodiscard]] InkPicture halved(const InkPicture& picture);

}  // namespace palimpsest::align
