// Finds the pages that kept their order: between pages that look alike, order decides.
#pragma once

#include "align/pages/page_candidates.hpp"

#include <vector>

namespace palimpsest::align {

struct ScoredPair {
  PagePosition position;
  double score = 0;  // how alike
};

// Returns, for each of `pairs` (in the order of AFTER), whether it belongs to the best sequence of
// pairs in which both sides only go forward: the one with the highest sum of score above
// `min_score`.
[[nodiscard]] std::vector<bool> in_common_order(const std::vector<ScoredPair>& pairs,
                                                double min_score);

}  // namespace palimpsest::align
