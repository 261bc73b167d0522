// The map from the coordinates of a page to those of its partner in another release.
#pragma once

#include "model/region.hpp"

namespace palimpsest {

// An affine map in points:   x' = xx*x + xy*y + x0      y' = yx*x + yy*y + y0
struct PageMap {
  double xx = 1, xy = 0, x0 = 0;
  double yx = 0, yy = 1, y0 = 0;
  double residual = 0;  // median distance of the control places after fitting, in points
  double quality = 0;   // share of control places that agree with the map, 0..1

  [[nodiscard]] Point map(Point p) const;

  // Returns the bounding region of the mapped corners.
  [[nodiscard]] Region map(const Region& region) const;

  // Returns the map back. The map must be invertible, which every registration is.
  [[nodiscard]] PageMap inverse() const;

  friend bool operator==(const PageMap&, const PageMap&) = default;
};

}  // namespace palimpsest
