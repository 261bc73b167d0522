// Reads the small labels in and beside redactions, which reading a whole page often loses: white on
// black, alone in an empty box, or a few letters in the margin.
#pragma once

#include "model/page.hpp"
#include "model/raster.hpp"
#include "model/redaction.hpp"
#include "model/sources.hpp"
#include "ocr/engine.hpp"

#include <vector>

namespace palimpsest::worker {

struct LabelOptions {
  Length margin_reach = points(110);   // from a redaction to a code in the margin beside it
  Length margin_overhang = points(4);  // above and below: codes are set a little off their bar
  int max_attempts = 24;               // for one page: 0.1 s each
};

// Returns the lines read from the inside of each redaction and from the margins beside it, where
// `lines` has no words yet. Regions are on the page that `gray` shows whole.
[[nodiscard]] std::vector<Line> read_labels(ocr::Engine& engine, const Raster& gray,
                                            const std::vector<Line>& lines,
                                            const std::vector<Redaction>& redactions,
                                            const LabelOptions& options = {});

// Returns what read_region finds in `region` of the page, in page coordinates.
[[nodiscard]] RegionReading read_place(ocr::Engine& engine, const Raster& gray,
                                       const Region& region);

}  // namespace palimpsest::worker
