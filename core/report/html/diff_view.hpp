// A diff with the pictures that show it: what the HTML page of a diff is made of.
#pragma once

#include "model/diff.hpp"
#include "model/page_map.hpp"
#include "model/picture.hpp"

#include <optional>
#include <string>
#include <vector>

namespace palimpsest::report {

// One page of a pair as it is shown. The redactions give exact outlines to the regions of changes.
struct PageShown {
  PageReference page;
  std::optional<Picture> picture;
  std::vector<Redaction> redactions;
};

struct PairShown {
  std::optional<PageShown> before;
  std::optional<PageShown> after;
  std::optional<PageMap> to_before;  // from AFTER to BEFORE; nothing when not registered
};

// The place of a change on both sides.
struct Crops {
  std::optional<Picture> before;
  std::optional<Picture> after;
};

struct DiffView {
  std::string before;  // what the two are called
  std::string after;
  Diff diff;
  std::vector<PairShown> pairs;   // those that are shown, in the order of the diff
  std::vector<Crops> crops;       // one for each change, in their order
  std::vector<Crops> text_crops;  // one for each text change
  bool shows_personal = false;    // whether texts opened from privacy codes may be read here
  std::string prefix = {};        // of the ids on an HTML page that shows several
};

}  // namespace palimpsest::report
