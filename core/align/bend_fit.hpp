// Fits what turn, scale and shift leave of a page whose paper did not lie flat: on a book scanner,
// through a feeder that pulled unevenly, photographed.
#pragma once

#include "align/affine_fit.hpp"
#include "model/page_map.hpp"

#include <optional>
#include <vector>

namespace palimpsest::align {

struct BendOptions {
  double reach = 8;         // points that paper may be off at most
  double loose = 1.2;       // points that a pair may be off the middle of its neighbours
  double radius = 62;       // points around a node, in which pairs count: the spread of a bell
  double max_slope = 0.05;  // of a shift, from node to node: paper does not fold
  double tolerance = 1;     // points: a pair farther from the map does not agree with it
  int neighbours = 8;       // of a pair, that it must go with
};

// Returns `map` with the bend that `pairs` show, its residual and the count of pairs that agree; or
// nothing when they show none that paper can have.
[[nodiscard]] std::optional<Fit> fit_bend(const std::vector<ControlPair>& pairs, PageMap map,
                                          const BendOptions& options = {});

}  // namespace palimpsest::align
