// Finds which page of one revision is which page of the other.
//
// Words first, then the fingerprint, then the neighbours, then the order: typed pages of one file
// look alike, forms and blank pages are alike, and recognised words differ from scan to scan.
#pragma once

#include "align/pages/page_candidates.hpp"
#include "model/page.hpp"

#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace palimpsest::align {

// What page matching looks at. The lines must outlive it.
struct PageSketch {
  int number = 0;
  Fingerprint fingerprint;
  const std::vector<Line>* lines = nullptr;
};

struct MatchOptions {
  double min_score = 0.45;       // words and look together, of 1; below, pages are different ones
  double neighbour_bonus = 0.1;  // for a pair whose neighbours are alike too
  double order_bonus = 0.05;  // for a pair that keeps the order: decides between equal pages only
  CandidateOptions candidates;
};

using PageMatch = std::pair<std::optional<int>, std::optional<int>>;  // before, after

// Numbers of pages that belong together for certain: by BEFORE's, AFTER's. Both are in the lists.
using KnownPairs = std::map<int, int>;

// Returns page numbers in the order of AFTER, then those that only BEFORE has. Pages of `known` get
// each other, and speak for their neighbours as pages do that are alike in everything: they may
// have no words to be compared by.
[[nodiscard]] std::vector<PageMatch> match_pages(const std::vector<PageSketch>& before,
                                                 const std::vector<PageSketch>& after,
                                                 const KnownPairs& known = {},
                                                 const MatchOptions& options = {});

}  // namespace palimpsest::align
