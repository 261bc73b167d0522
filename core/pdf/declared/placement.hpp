// Where things of a PDF's user space stand on the page as displayed.
//
//   user space: y upwards, any origin  --CropBox-->  corner at 0, y downwards  --/Rotate-->  as
//   shown
#pragma once

#include "model/region.hpp"

namespace palimpsest::pdf {

// A PDF transformation: x' = a*x + c*y + e, y' = b*x + d*y + f.
struct Matrix {
  double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;

  // Returns the transformation that applies `first`, then this one.
  [[nodiscard]] Matrix after(const Matrix& first) const;
};

// A rectangle of user space, in points.
struct UserBox {
  double left = 0, bottom = 0, right = 612, top = 792;
};

// How a page shows its user space.
struct PageFrame {
  UserBox crop;
  int rotation = 0;  // clockwise: 0, 90, 180 or 270

  [[nodiscard]] Size size() const;

  // Returns where the unit square, which every image fills, comes to stand under `matrix`, clipped
  // to the page; is_empty() when it is off the page.
  [[nodiscard]] Region place_unit_square(const Matrix& matrix) const;
};

}  // namespace palimpsest::pdf
