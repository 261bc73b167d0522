// Reads a few large words that run at an angle over a page, as "Page Denied" does on a sheet.
//
// Page segmentation expects level lines and loses them. The angle is that of the ink as a whole, so
// this is for pages that hold hardly anything else.
#pragma once

#include "model/page.hpp"
#include "model/raster.hpp"
#include "ocr/engine.hpp"

#include <vector>

namespace palimpsest::ocr {

// Shares are of the page's area. Measured on the two sheets of a CREST file: letters of 60 points
// at 42 degrees, ink 1.1 % of the page, seven times as long as high.
struct SlantOptions {
  int ink_below = 128;  // of 255
  double min_ink_share = 0.001;
  double max_ink_share = 0.08;  // more is a picture or a map
  double min_elongation = 2.5;  // of the ink: two short words in large type
  double edge_share = 0.04;     // of a page side: punch holes and dark edges are there
  int letter_pixels = 48;       // the height to which letters are reduced
  int min_confidence = 50;      // of 100, mean of the words
};

// Returns the words, each with the region of all of them; empty when there are none. Ink in
// `known`, the words that were read already, does not count.
[[nodiscard]] Line read_slanted(Engine& engine, const Raster& gray,
                                const std::vector<Region>& known, const SlantOptions& options = {});

}  // namespace palimpsest::ocr
