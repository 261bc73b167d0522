// Finds which page of one revision is which page of the other, with the comparison itself as the
// judge of what words and looks leave open.
//
// Scans that lost most of their strokes have hardly a word in common and no look of their own, but
// they still register: a page whose neighbours found their partners is tried on the page that lies
// between those.
#pragma once

#include "archive/compare/page_comparison.hpp"

#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace palimpsest::archive {

using NumberPair = std::pair<std::optional<int>, std::optional<int>>;  // before, after

struct PairingOptions {
  std::size_t whole_loose =
      8;                       // pages without a partner on a side, up to which all pairs are tried
  std::size_t near_tries = 2;  // else so many, nearest to where the order puts the page
};

// Returns the pairs in the order of AFTER, then the pages that only BEFORE has. The outcome of
// every pair with two pages is in `comparison`, and is not kStrangers. The pages of `settled`
// belong together.
[[nodiscard]] std::vector<NumberPair> pair_pages(const Comparand& before, const Comparand& after,
                                                 const std::vector<SettledPair>& settled,
                                                 PageComparison& comparison,
                                                 const PairingOptions& options = {});

}  // namespace palimpsest::archive
