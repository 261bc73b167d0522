// Finds, for every page and every withheld place of a document, the release that shows most of it.
//
// A pure stage on what is known already: pages, diffs and what must stay hidden of each release. It
// draws nothing.
#pragma once

#include "archive/compare/archived_side.hpp"
#include "archive/report/hidden_places.hpp"
#include "archive/view/diff_view.hpp"
#include "model/diff.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace palimpsest::archive {

// A release of the document as composing sees it.
struct ComposedSide {
  ArchivedSide side;
  std::vector<Page> pages;
  HiddenPlaces hidden;  // for the sake of persons
};

// A place of a page that another release shows.
struct FoundPatch {
  std::size_t redaction = 0;  // by its place on the page
  std::size_t side = 0;
  int page = 0;  // there
};

struct FoundPage {
  std::size_t side = 0;
  int page = 0;
  bool is_shown = true;
  int base_page = 0;  // of which it is the best; 0 for a page that the base lacks
  std::vector<FoundPatch> patches = {};
};

struct LeastRedacted {
  std::vector<FoundPage> pages;  // in the order of the base; pages that it lacks behind their
                                 // predecessors
  std::size_t left_out = 0;      // places that only a hidden page or personal text would show
};

// `sides` are all releases of one document, oldest first, at least one; `diff_of` compares two of
// them, the older one first. The base is the release that withholds least, the newest of several.
[[nodiscard]] LeastRedacted find_least_redacted(const std::vector<ComposedSide>& sides,
                                                const DiffOf& diff_of, PersonalTexts personal);

}  // namespace palimpsest::archive
