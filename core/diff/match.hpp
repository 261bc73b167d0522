// Says what happened to every redaction of a pair of registered pages, before any text is read.
//
// The ink of both pages decides: words that one page shows where the other has a redaction, or
// nothing, are opened or closed, whatever the detectors saw. What is to be read comes back as
// regions; the caller reads them and hands both to conclude().
#pragma once

#include "diff/ink/ink_text.hpp"
#include "diff/ink_evidence.hpp"
#include "diff/known_places.hpp"
#include "model/diff.hpp"
#include "model/page.hpp"
#include "model/page_map.hpp"
#include "model/raster.hpp"

#include <vector>

namespace palimpsest::diff {

// One page of a pair. Everything must outlive the call.
struct ComparedPage {
  const Page& page;
  const Raster& gray;
  const InkText& text;
};

// Two pages that show the same sheet.
struct RegisteredPages {
  ComparedPage before;
  ComparedPage after;
  PageMap map;  // from BEFORE to AFTER
};

struct MatchOptions {
  double min_shared = 0.15;          // of the smaller of two regions: less is a neighbour's edge
  Length min_width = points(9);      // opened or closed pieces: narrower are a letter or a border
  double doubtful_confidence = 0.6;  // of a change that ink alone decides without a clear answer
  double inferred_confidence = 0.8;  // of a redaction that only the other page's words betray
  InkOptions ink;
  ShownOptions shown;
  RunOptions runs;
  PlaceOptions places;
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
