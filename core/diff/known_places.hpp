// The places of a page where text is withheld: those that the detector saw, made whole by the words
// that the other page shows there, and those that only such words betray.
#pragma once

#include "diff/ink/shown_runs.hpp"
#include "model/page_map.hpp"
#include "model/redaction.hpp"
#include "model/region.hpp"

#include <vector>

namespace palimpsest::diff {

struct KnownPlace {
  Region region;                         // on the page that withholds
  const Redaction* redaction = nullptr;  // none: no detector saw it
  std::vector<Region> shown;  // what the other page shows of it, by lines, on that other page
};

struct PlaceOptions {
  Length padding = points(1.6);  // from words to where a box over them would reach
  double min_inside = 0.35;      // of a run or of a redaction, that both share
};

// Returns one place for each of `redactions`, in order, then the others. `runs` are what the other
// page alone shows; `to_other` maps to that page.
[[nodiscard]] std::vector<KnownPlace> known_places(const std::vector<Redaction>& redactions,
                                                   const std::vector<ShownRun>& runs,
                                                   const PageMap& to_other,
                                                   const PlaceOptions& options = {});

// Whether a redaction withholds what stands at a place: by its outline, where it has one.
[[nodiscard]] bool withholds(const Redaction& redaction, Point place);

}  // namespace palimpsest::diff
