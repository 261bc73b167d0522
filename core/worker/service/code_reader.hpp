// Reads the codes printed in small type: inside redactions, in the margin, before a gap.
//
// Each place is cut out, turned to black on white, enlarged and read with the alphabet of codes.
#pragma once

#include "model/raster.hpp"
#include "model/redaction.hpp"
#include "ocr/engine.hpp"
#include "redact/text/text_layout.hpp"

#include <vector>

namespace palimpsest::worker {

struct CodeReadingOptions {
  Length line_width = points(1.6);  // of the lines of a box, which are no part of its label
  Length max_label_height = points(16);
  Length max_label_width = points(110);  // "(b)(1), (b)(3), (b)(6)"
  Length min_label_height = points(2.6);
  int letter_pixels = 36;      // the height to which labels are enlarged
  int max_places = 40;         // of one page: 0.1 s each
  double min_agreement = 0.5;  // of the weight of all readings, that the winner needs
};

// Returns the places of `gray` where a label may stand, in pixels.
[[nodiscard]] std::vector<PixelBox> label_places(const Raster& gray,
                                                 const std::vector<Redaction>& redactions,
                                                 const redact::TextLayout& layout,
                                                 const CodeReadingOptions& options = {});

// Returns the codes read there.
[[nodiscard]] std::vector<CodeReading> read_codes(ocr::Engine& engine, const Raster& gray,
                                                  const std::vector<PixelBox>& places,
                                                  const CodeReadingOptions& options = {});

}  // namespace palimpsest::worker
