// Finds the map from a page to its partner in another release, by their ink alone.
//
// Works from coarse to fine: blocks of the page are looked for on the partner, the places where
// most of them agree give a map, and the next finer picture is searched around that map. Stamps,
// bars and other changes are blocks that disagree.
#pragma once

#include "model/page_map.hpp"
#include "model/raster.hpp"

#include <optional>

namespace palimpsest::align {

struct RegisterOptions {
  double far_reach = 1.3;      // inches: the largest shift that is looked for
  double near_reach = 0.6;     // inches: tried first; rescans seldom lie farther off
  double min_quality = 0.30;   // share of the blocks that agree, else nothing is registered
  int min_agreeing = 6;        // blocks
  double max_residual = 0.72;  // points: 2 pixels at 200 dpi
};

// Returns the map from BEFORE to AFTER, or nothing when the pages could not be registered: one is
// blank, or they show different things. The rasters may differ in size and resolution.
[[nodiscard]] std::optional<PageMap> register_pages(const Raster& before_gray,
                                                    const Raster& after_gray,
                                                    const RegisterOptions& options = {});

}  // namespace palimpsest::align
