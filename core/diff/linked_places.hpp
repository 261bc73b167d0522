// Which withheld places of two pages are the same place.
#pragma once

#include "diff/known_places.hpp"
#include "model/page_map.hpp"

#include <cstddef>
#include <vector>

namespace palimpsest::diff {

struct LinkOptions {
  double min_shared = 0.15;  // of the smaller of two regions: less is a neighbour's edge
  Length near_gap{};         // on a line, within which one place goes on in the other
};

// The places of both pages. Those of BEFORE may have several partners, since boxes split.
struct LinkedPlaces {
  std::vector<KnownPlace> earlier;                 // of BEFORE
  std::vector<KnownPlace> later;                   // of AFTER
  std::vector<Region> placed;                      // of each earlier one, on AFTER
  std::vector<std::vector<std::size_t>> partners;  // of each earlier one, among the later
  std::vector<bool> has_partner;                   // of each later one

  // Returns the earlier place that overlaps a later one the most.
  [[nodiscard]] std::size_t main_owner(std::size_t later_place) const;
};

// Links the places of two pages; `map` takes BEFORE to AFTER. Places that only words betray grow
// by the redaction beside them, of which the other page has nothing.
[[nodiscard]] LinkedPlaces link_places(std::vector<KnownPlace> earlier,
                                       std::vector<KnownPlace> later, const PageMap& map,
                                       const LinkOptions& options);

}  // namespace palimpsest::diff
