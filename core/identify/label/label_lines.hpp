// Where in a place of a page a short printed line may stand: dense ink of the size of a label.
#pragma once

#include "identify/label/ink_image.hpp"
#include "model/raster.hpp"

#include <vector>

namespace palimpsest::identify {

struct LabelLineOptions {
  double min_height = 2.6;     // points
  double max_height = 18;      // points
  double min_width = 3.5;      // points: "B1" in six points
  double max_width = 160;      // points: "(b)(1), (b)(3), (b)(6), (b)(7)(C)"
  double min_density = 0.045;  // of ink, blurred over a point: paler places are specks
  std::size_t max_lines = 6;   // a place that holds more holds text
};

// Returns the boxes of such lines in `place` of `gray`, the densest first; empty where there is
// nothing, or too much.
[[nodiscard]] std::vector<PixelBox> label_lines(const Raster& gray, const PixelBox& place,
                                                Polarity polarity,
                                                const LabelLineOptions& options = {});

}  // namespace palimpsest::identify
