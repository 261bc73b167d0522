// Reads the number of a document again where the recognition of its page missed it or was not sure:
// the field that is made for it, frames at the edge of a page, and the edges of a first page on
// which no number was read.
//
// A place is cropped and read with an alphabet of digits and without one, from several pictures of
// it; at every digit what most readings say wins, and where they disagree the number is doubtful.
// Only such pages cost it: some crops, and at most one more recognition of the whole page.
#pragma once

#include "identify/identifiers/identifiers.hpp"
#include "model/page.hpp"
#include "model/raster.hpp"
#include "ocr/engine.hpp"
#include "worker/service/cleaned_raster.hpp"

#include <functional>
#include <vector>

namespace palimpsest::worker {

struct NumberReadingOptions {
  double sure_confidence = 0.9;  // of a reading that is left as it is
  Length field_margin = points(3);
  CleaningOptions strongly = {.passes = 5};  // for the noisiest scans, whose strokes run together
  double min_certainty = 0.75;               // of the words of a reading, that its number must keep
  double min_agreement = 0.6;        // of the readings, at the digit on which they differ most
  int enough_readings = 3;           // one or two alone are doubtful
  double min_voted = 0.8;            // of a number on which enough readings agree
  double doubtful_confidence = 0.2;  // of any other: less than a number needs to name a document
  double doubtful_page = 0.7;        // mean confidence of a first page that is recognised once more
  double edge_share = 0.085;         // of the height: the bands in which stamps and numbers stand
  Length max_frame_height = points(40);  // of a frame with one number
  Length frame_line = points(2);         // that is cut off before a frame is read
};

// What is known of a page before its words are settled.
struct SeenContent {
  std::vector<Redaction> redactions;
  std::vector<Line> lines;  // all that can be seen, those inside redactions included
};

// Returns `found` without the boxes that are no redactions: frames at the edge of a page in which a
// release prints the number of the document. What they say is among the lines.
[[nodiscard]] SeenContent without_number_frames(SeenContent found, const Size& page,
                                                ocr::Engine& engine, const Raster& gray,
                                                const identify::Identifiers& table,
                                                const NumberReadingOptions& options = {});

// Leaves of lines what may be kept of a page: nothing that is withheld or marked for removal, and
// numbers of persons masked.
using SettleLines = std::function<std::vector<Line>(std::vector<Line>)>;

// Returns `page`, which `gray` shows whole but for its bars and whose identifiers are known, with
// what was read again. All lines that are read pass through `settle` first.
[[nodiscard]] Page with_numbers_read_again(Page page, ocr::Engine& engine, const Raster& gray,
                                           const identify::Identifiers& table,
                                           const SettleLines& settle,
                                           const NumberReadingOptions& options = {});

}  // namespace palimpsest::worker
