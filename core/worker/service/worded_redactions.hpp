// Adds what the words of a page say about its redactions: that the page is a sheet for withheld
// pages, that printed words stand in for others, why a box is there, and that a blank place is only
// unreadable.
#pragma once

#include "model/page.hpp"
#include "model/raster.hpp"
#include "model/redaction.hpp"
#include "ocr/engine.hpp"
#include "redact/text/text_layout.hpp"

#include <vector>

namespace palimpsest::worker {

struct WordedOptions {
  double min_inside = 0.7;           // of a substitute, that a drawn region must cover to be its
  std::size_t max_label_words = 8;   // "Non-Responsive / Outside the Scope": more is text
  std::size_t max_sheet_words = 45;  // of a page whose statement may run at an angle
  Length mark_reach = points(110);   // from a blank place to the mark ILLEGIB in the margin
};

// Returns the redactions in reading order with new ids. `lines` are all words that can be seen on
// the page, those inside redactions included. A sheet is the only redaction of its page.
[[nodiscard]] std::vector<Redaction> with_worded(std::vector<Redaction> redactions,
                                                 const std::vector<Line>& lines, const Size& page,
                                                 const WordedOptions& options = {});

// Whether a page holds so few words that it may be a sheet whose statement was not read.
[[nodiscard]] bool may_be_sheet(const std::vector<Line>& lines, const WordedOptions& options = {});

// The same by the ink of its words, before they are read.
[[nodiscard]] bool may_be_sheet(const redact::TextLayout& layout,
                                const WordedOptions& options = {});

// Returns `lines` with the words that run at an angle over the page, if they make it a sheet.
[[nodiscard]] std::vector<Line> with_slanted(ocr::Engine& engine, const Raster& gray,
                                             std::vector<Line> lines, const Size& page);

}  // namespace palimpsest::worker
