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
#include "worker/service/label_places.hpp"

#include <vector>

namespace palimpsest::worker {

struct CodeReadingOptions {
  std::size_t max_lines = 40;          // of one page that are compared: up to 0.1 s each
  double min_likeness = 0.45;          // made hard scans: no blank box reaches 0.38
  double min_short_likeness = 0.55;    // of "B1": few strokes are easily imitated
  double min_lone_likeness = 0.72;     // in the margin, of a system that nothing on the page shows
  double min_lone_short = 0.87;        // of a short one there or amid the text: "to" reaches 0.85
  int clear_height = 20;               // pixels of a label, from which on it must look like a code
  double min_clear_likeness = 0.65;    // of such a one: the words of panels reach 0.61
  double known_weight = 0.04;          // likeness that a code surely read on the page is worth
  double min_agreed_likeness = 0.3;    // where the engine alone decides
  double min_likeness_in_text = 0.64;  // there: words reach 0.6
  double max_ink = 0.5;                // of the place of a label; bullets and squares have 0.51
  double max_ink_inside = 0.6;  // of a redaction, where no bullets stand; heavy type covers more
  double sure_likeness = 0.7;   // above, the engine is not asked
  double sure_lead = 0.015;     // over the next code; less is doubtful
  double engine_weight = 0.15;  // likeness that a unanimous reading of the engine is worth
  double rarity_weight = 0.03;  // likeness by which a code that is seldom printed must be better
  double min_agreement = 0.5;   // of the engine's readings, where the picture says nothing
};

struct ReadCodes {
  std::vector<CodeReading> sure;
  // In the margin or amid the text, where much else looks like them: worth something only beside a
  // place of which other evidence says that words are missing there.
  std::vector<CodeReading> doubtful;
};

// Returns the codes read at `places`, none of them on sure words of `lines` that no code has.
// `slope` is that of the lines of the page. Without an engine only the pictures of labels count:
// codes that they leave in doubt are read by nobody.
[[nodiscard]] ReadCodes read_codes(ocr::Engine* engine, const Raster& gray,
                                   const std::vector<LabelPlace>& places,
                                   const std::vector<Line>& lines, double slope,
                                   const CodeReadingOptions& options = {});

}  // namespace palimpsest::worker
