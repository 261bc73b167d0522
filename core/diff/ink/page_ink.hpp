// The darkness of a page at any place, in the same units for grey and 1-bit scans.
#pragma once

#include "model/raster.hpp"

#include <array>

namespace palimpsest::diff {

// A view of a raster, which must outlive it.
class PageInk {
 public:
  explicit PageInk(const Raster& gray);

  // Returns the darkness between the pixels around a place given in points: 0 for paper and its
  // noise, 1 for black. Paper outside the page.
  [[nodiscard]] double at(double x, double y) const;

  [[nodiscard]] const Raster& raster() const { return gray_; }

  // The gray value of the paper: the commonest of the bright ones.
  [[nodiscard]] int paper() const { return paper_; }

 private:
  const Raster& gray_;
  int paper_;
  double pixels_per_point_;
  std::array<float, 256> darkness_{};
};

}  // namespace palimpsest::diff
