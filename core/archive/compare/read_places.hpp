// Reads places of a page through the seam of the reader, and says where that failed.
#pragma once

#include "model/finding.hpp"
#include "model/page.hpp"
#include "model/region.hpp"
#include "model/sources.hpp"

#include <vector>

namespace palimpsest::archive {

// Returns what was read at `place` of `page`, nothing and one more of `findings` where it cannot be
// read.
[[nodiscard]] RegionReading read_place(RegionReader& reader, const Page& page, const Region& place,
                                       std::vector<Finding>& findings);

// Returns the readings of an opened or closed place in the ways of diff::ways_to_read, up to the
// first sure one.
[[nodiscard]] std::vector<RegionReading> read_ways(RegionReader& reader, const Page& page,
                                                   const Region& region,
                                                   std::vector<Finding>& findings);

}  // namespace palimpsest::archive
