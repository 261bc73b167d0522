// Reads a small part of a page: one label, one line, a few lines that were once under a redaction.
//
// Page segmentation loses such places. Several segmentations and scales are tried, and the words
// that are confident and that several attempts agree on win. A single line whose first reading is
// sure throughout and leaves no ink unread is not read again.
#pragma once

#include "model/raster.hpp"
#include "model/sources.hpp"
#include "ocr/engine.hpp"

namespace palimpsest::ocr {

struct RegionOptions {
  int white_margin_points = 4;  // Tesseract loses letters that touch the border
  // Letters lower than this many pixels are enlarged twice; the engine was trained on 30 to 40.
  int small_letter_pixels = 39;
  double line_height_ratio = 2.2;  // a crop lower than that many letter heights is one line
  int dark_mean = 110;             // of 255: darker crops are white on black and inverted
  int worthless_confidence = 40;   // of 100: a word below counts against its reading
  double agreement_weight = 0.35;  // what full agreement adds to a word's weight, of 1
  int sure_word = 90;              // of 100: a line of such words is read once
  double read_ink = 0.97;          // of the columns of a line that hold ink, within its words
};

// Returns the best reading of `crop`, regions relative to its top left corner. Empty when nothing
// legible is there.
[[nodiscard]] RegionReading read_region(Engine& engine, const Raster& crop,
                                        const RegionOptions& options = {});

}  // namespace palimpsest::ocr
