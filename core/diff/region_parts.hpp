// What is left of a region when others are taken away.
#pragma once

#include "model/region.hpp"

#include <vector>

namespace palimpsest::diff {

// Returns the disjoint pieces of `whole` outside `others`, without slivers below `min_width` or
// `min_height`. Pieces span the full height of a gap first, so that a line of text stays whole.
[[nodiscard]] std::vector<Region> remainder(const Region& whole, const std::vector<Region>& others,
                                            Length min_width, Length min_height);

[[nodiscard]] double total_area(const std::vector<Region>& regions);

// Returns the smallest region around all; `regions` must not be empty.
[[nodiscard]] Region around(const std::vector<Region>& regions);

}  // namespace palimpsest::diff
