// Fits an affine map to pairs of places, some of which are wrong.
#pragma once

#include "model/page_map.hpp"

#include <optional>
#include <vector>

namespace palimpsest::align {

// A place of the one page and where it was found on the other, in points.
struct ControlPair {
  double x = 0, y = 0;
  double to_x = 0, to_y = 0;
  double weight = 1;  // how clearly it was found
};

struct FitOptions {
  double tolerance = 2;      // points: a pair farther from the map does not agree with it
  double max_turn = 0.09;    // radians: 5 degrees, more than any feeder turns a sheet
  double max_scale = 0.10;   // change of length, of 1
  double max_shear = 0.015;  // difference of the two axes, of 1: paper does not shear
  int min_pairs = 4;         // that agree
};

struct Fit {
  PageMap map;  // residual in points, quality = share of the pairs that agree
  int agreeing = 0;
};

// Returns the map that most of the pairs agree with, fitted to those by least squares, or nothing
// when no plausible one is found. The same pairs always give the same map.
[[nodiscard]] std::optional<Fit> fit_affine(const std::vector<ControlPair>& pairs,
                                            const FitOptions& options = {});

}  // namespace palimpsest::align
