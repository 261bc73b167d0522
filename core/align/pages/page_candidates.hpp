// Names the pairs of pages that are worth a close comparison, without comparing all of them.
#pragma once

#include "align/pages/page_likeness.hpp"

#include <cstddef>
#include <vector>

namespace palimpsest::align {

struct CandidateOptions {
  std::size_t whole_pairs = 900;  // shorter documents are compared whole: a pair costs 0.1 ms
  std::size_t near_pages = 3;     // around the same place, which are always looked at
  std::size_t by_words = 6;       // pages that share the most rare shingles
  std::size_t by_look = 4;        // pages whose coarse picture is the most alike
};

// Positions in the two lists of pages.
struct PagePosition {
  std::size_t before = 0;
  std::size_t after = 0;

  friend auto operator<=>(const PagePosition&, const PagePosition&) = default;
};

// Returns the pairs in the order of AFTER, each once.
[[nodiscard]] std::vector<PagePosition> candidate_pairs(const std::vector<PageTraits>& before,
                                                        const std::vector<PageTraits>& after,
                                                        const CandidateOptions& options = {});

}  // namespace palimpsest::align
