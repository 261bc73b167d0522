// Finds ink that one of two registered pages shows and the other does not, and that is no text:
// handwriting, reviewers' brackets, lines drawn beside a paragraph.
#pragma once

#include "diff/text/ink_match.hpp"
#include "model/diff.hpp"
#include "model/page_map.hpp"
#include "model/region.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace palimpsest::diff {

// Estimated but for the cell, which is a stroke and its fringe: see archive/compare/ink_findings.
struct NewInkOptions {
  double cell = 3;            // points: the grid on which pieces of ink are joined
  int gap = 4;                // cells between pieces of one mark
  double reach = 2;           // points to ink of the partner, that registration may leave
  int min_in_cell = 6;        // pixels of new ink, at 150 dpi
  double min_length = 20;     // points: a bracket is higher than its line, torn letters are shorter
  std::size_t min_cells = 4;  // of one mark
  double streak = 0.5;        // of a side of the page: a thin line so long is the scanner's
  double edge = 20;           // points to the edge of either page, where scanners leave shadows
  std::size_t max_marks = 12;  // of one page; more are noise, or a page full of notes
};

// What is known of both pages, in the coordinates of BEFORE: there no ink is looked for.
struct NewInkPlaces {
  Size before_size;
  Size after_size;
  PageMap map;  // from BEFORE to AFTER
  std::vector<Region> known;
};

// Returns where `side` alone shows ink, in the coordinates of BEFORE, top to bottom. Nothing, not
// even an empty list, where so much differs that single marks cannot be told.
[[nodiscard]] std::optional<std::vector<Region>> find_new_ink(const InkMatch& ink, Side side,
                                                              const NewInkPlaces& places,
                                                              const NewInkOptions& options = {});

}  // namespace palimpsest::diff
