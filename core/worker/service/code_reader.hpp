// Reads the codes printed in small type: inside redactions, beside them, in the margin, before a
// gap.
//
// Lines of the size of a label are found by their ink. Each is compared with the picture of every
// code; what stays doubtful is also read by the recognition engine, and both vote.
#pragma once

#include "model/page.hpp"
#include "model/raster.hpp"
#include "model/redaction.hpp"
#include "ocr/engine.hpp"
#include "redact/text/text_layout.hpp"

#include <vector>

namespace palimpsest::worker {

struct CodeReadingOptions {
  Length line_width = points(1.6);        // of the lines of a box, which are no part of its label
  Length beside_reach = points(80);       // from a redaction to the end of a code beside it
  Length beside_overhang = points(3);     // above and below: codes are set a little off their bar
  Length max_beside_height = points(40);  // higher redactions carry their code inside
  Length mark_margin = points(3);         // above and below a mark
  Length mark_reach = points(14);      // beside it: the palest letters are missing from the layout
  std::size_t max_places = 60;         // of one page
  std::size_t max_lines = 40;          // of one page that are compared: up to 0.1 s each
  double min_likeness = 0.45;          // made hard scans: no blank box reaches 0.38
  double min_short_likeness = 0.55;    // of "B1": few strokes are easily imitated
  double min_agreed_likeness = 0.3;    // where the engine alone decides
  double min_likeness_in_text = 0.64;  // there: words reach 0.6
  double sure_likeness = 0.7;          // above, the engine is not asked
  double sure_lead = 0.015;            // over the next code; less is doubtful
  double engine_weight = 0.15;         // likeness that a unanimous reading of the engine is worth
  double rarity_weight = 0.03;  // likeness by which a code that is seldom printed must be better
  double min_agreement = 0.5;   // of the engine's readings, where the picture says nothing
};

// What is around a place, and so how likely words that are no code stand there.
enum class LabelGround {
  kInside,  // of a redaction
  kMargin,  // beside the text of the page
  kText,    // amid the text: beside a redaction, before a gap
};

// A place where a label may stand, in pixels.
struct LabelPlace {
  PixelBox box;
  LabelGround ground{};
  bool may_run_on = false;  // text that reaches the end of the place is none of it
};

// Returns the places of `gray` where a label may stand. `lines` are those read on the page: where
// they hold sure words that no code has, there is none.
[[nodiscard]] std::vector<LabelPlace> label_places(const Raster& gray,
                                                   const std::vector<Redaction>& redactions,
                                                   const redact::TextLayout& layout,
                                                   const std::vector<Line>& lines,
                                                   const CodeReadingOptions& options = {});

// Returns the codes read there. `slope` is that of the lines of the page. Without an engine only
// the pictures of labels count: codes that they leave in doubt are read by nobody.
[[nodiscard]] std::vector<CodeReading> read_codes(ocr::Engine* engine, const Raster& gray,
                                                  const std::vector<LabelPlace>& places,
                                                  double slope,
                                                  const CodeReadingOptions& options = {});

}  // namespace palimpsest::worker
