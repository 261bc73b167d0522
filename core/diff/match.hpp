// Says what happened to every redaction of a pair of registered pages, before any text is read.
//
// A redaction that the detector saw on one side only is judged by the other page's ink: covered or
// blank means kept, written means lifted or added. What is to be read comes back as regions; the
// caller reads them and hands both to conclude().
#pragma once

#include "diff/ink_evidence.hpp"
#include "model/diff.hpp"
#include "model/page.hpp"
#include "model/page_map.hpp"
#include "model/raster.hpp"

#include <vector>

namespace palimpsest::diff {

// Two pages that show the same sheet. Everything must outlive the call.
struct RegisteredPages {
  const Page& before;
  const Page& after;
  const Raster& before_gray;
  const Raster& after_gray;
  PageMap map;  // from BEFORE to AFTER
};

struct MatchOptions {
  double min_shared = 0.15;          // of the smaller of two regions: less is a neighbour's edge
  Length min_width = points(12);     // opened or closed pieces: narrower are a letter or a border
  Length min_height = points(5);     // as above: lower holds no line of text
  Length tolerance = points(4);      // detectors and paper differ by that much along a border
  double doubtful_confidence = 0.6;  // of a change that ink alone decides without a clear answer
  InkOptions ink;
};

// A change without its text, and where the text stands.
struct MatchedChange {
  Change change;  // no id, no text
  Side read_side{};
  int read_page = 0;
  std::vector<Region> to_read;  // pieces in reading order; empty when nothing was opened or closed
};

// Returns one entry for each redaction of BEFORE, then one for each added in AFTER.
[[nodiscard]] std::vector<MatchedChange> match(const RegisteredPages& pages,
                                               const MatchOptions& options = {});

}  // namespace palimpsest::diff
