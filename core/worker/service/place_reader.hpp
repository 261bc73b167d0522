// Reads a part of a page with the recognition engine.
#pragma once

#include "model/raster.hpp"
#include "model/region.hpp"
#include "model/sources.hpp"
#include "ocr/engine.hpp"

namespace palimpsest::worker {

// Returns what read_region finds in `region` of the page that `gray` shows whole, in page
// coordinates.
[[nodiscard]] RegionReading read_place(ocr::Engine& engine, const Raster& gray,
                                       const Region& region);

}  // namespace palimpsest::worker
