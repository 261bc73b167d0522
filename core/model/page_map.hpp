// The map from the coordinates of a page to those of its partner in another release.
#pragma once

#include "model/region.hpp"

#include <vector>

namespace palimpsest {

// A place in points, not rounded.
struct ExactPoint {
  double x = 0;
  double y = 0;

  friend bool operator==(const ExactPoint&, const ExactPoint&) = default;
};

// What is left beside turn, scale and shift where paper did not lie flat: shifts in points at the
// nodes of a grid over a page, row by row, that change evenly between them and stay as they are
// beyond it.
struct Bend {
  static constexpr int kColumns = 9;
  static constexpr int kRows = 11;

  ExactPoint corner;               // the first node
  ExactPoint step;                 // from node to node
  std::vector<ExactPoint> shifts;  // kColumns * kRows of them; none: flat

  [[nodiscard]] bool is_flat() const { return shifts.empty(); }
  [[nodiscard]] ExactPoint node(int column, int row) const {
    return {corner.x + column * step.x, corner.y + row * step.y};
  }
  [[nodiscard]] ExactPoint shift_at(ExactPoint p) const;

  friend bool operator==(const Bend&, const Bend&) = default;
};

// An affine map in points, and a bend:   x' = xx*x + xy*y + x0 + bend.x(x, y)
//                                        y' = yx*x + yy*y + y0 + bend.y(x, y)
struct PageMap {
  double xx = 1, xy = 0, x0 = 0;
  double yx = 0, yy = 1, y0 = 0;
  double residual = 0;  // median distance of the control places after fitting, in points
  double quality = 0;   // share of control places that agree with the map, 0..1
  Bend bend = {};

  [[nodiscard]] ExactPoint map(ExactPoint p) const;
  [[nodiscard]] Point map(Point p) const;

  // Returns the bounding region of the mapped corners.
  [[nodiscard]] Region map(const Region& region) const;

  // Returns the map without its bend that is the same at `p`, and nearly so around it.
  [[nodiscard]] PageMap flat_at(ExactPoint p) const;
  [[nodiscard]] PageMap flat_at(const Region& region) const;

  // Returns the map back. The map must be invertible, which every registration is.
  [[nodiscard]] PageMap inverse() const;

  friend bool operator==(const PageMap&, const PageMap&) = default;
};

}  // namespace palimpsest
