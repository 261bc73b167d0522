// Where on a page the labels of redactions may stand: inside them, beside them, in the margin,
// before a gap.
#pragma once

#include "model/page.hpp"
#include "model/raster.hpp"
#include "model/redaction.hpp"
#include "redact/text/text_layout.hpp"

#include <cstddef>
#include <vector>

namespace palimpsest::worker {

struct LabelPlaceOptions {
  Length line_width = points(1.6);        // of the lines of a box, which are no part of its label
  Length beside_reach = points(80);       // from a redaction to the end of a code beside it
  Length beside_overhang = points(3);     // above and below: codes are set a little off their bar
  Length max_beside_height = points(40);  // higher redactions carry their code inside
  Length mark_margin = points(3);         // above and below a mark
  Length mark_reach = points(14);       // beside it: the palest letters are missing from the layout
  Length column_overhang = points(20);  // beside a code in the margin, of those above and below it
  double column_heights = 2.6;          // of that code, up to which they are looked for
  std::size_t max_places = 60;          // of one page
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
  // Of a sure word that is text and no label. In the margin and in small type "b7C" is read as
  // "pre".
  std::size_t text_letters = 2;
};

// Returns the places of `gray` where a label may stand. `lines` are those read on the page: where
// they hold sure words that no code has, there is none.
[[nodiscard]] std::vector<LabelPlace> label_places(const Raster& gray,
                                                   const std::vector<Redaction>& redactions,
                                                   const redact::TextLayout& layout,
                                                   const std::vector<Line>& lines,
                                                   const LabelPlaceOptions& options = {});

}  // namespace palimpsest::worker
