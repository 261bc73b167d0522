// Finds where the blocks of one page lie on another, near where a map says that they should.
#pragma once

#include "align/affine_fit.hpp"
#include "align/ink.hpp"
#include "model/page_map.hpp"

#include <vector>

namespace palimpsest::align {

// Lengths in inches.
struct BlockOptions {
  double side = 1;
  double step = 0.8;              // from block to block
  double reach = 0.3;             // searched around the expected place, in each direction
  double min_correlation = 0.45;  // a lower peak is no find: unrelated typing reaches 0.4
};

// What the search found. A block without texture is not searched for.
struct BlockMatches {
  std::vector<ControlPair> pairs;
  int searched = 0;
};

// Both pictures must have about the same resolution. Rotation and scale of `map` are taken out
// before blocks are compared, so only what it leaves must be small.
[[nodiscard]] BlockMatches match_blocks(const InkPicture& before, const InkPicture& after,
                                        const PageMap& map, const BlockOptions& options);

}  // namespace palimpsest::align
