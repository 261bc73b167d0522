// Says where ink that is no text came or went between two registered pages.
#pragma once

#include "archive/compare/page_comparison.hpp"
#include "diff/match.hpp"
#include "diff/text/ink_match.hpp"
#include "model/finding.hpp"
#include "model/region.hpp"

#include <vector>

namespace palimpsest::archive {

// Places of either page, each in the coordinates of its own.
struct OwnPlaces {
  std::vector<Region> before;
  std::vector<Region> after;
};

// Returns one finding for each mark that only one of the pages shows, with its place on AFTER, and
// one for all of them where they are too many to tell.
// `outcome` is what is known of the pair; `known` are marks of either page that it tells of
// elsewhere.
[[nodiscard]] std::vector<Finding> ink_findings(const diff::RegisteredPages& pages,
                                                const diff::InkMatch& ink,
                                                const PageOutcome& outcome, const OwnPlaces& known);

}  // namespace palimpsest::archive
