// Turns matched redactions and what was read at them into changes with text, and into a verdict.
#pragma once

#include "diff/match.hpp"
#include "model/diff.hpp"
#include "model/sources.hpp"

#include <vector>

namespace palimpsest::diff {

struct ConcludeOptions {
  double min_inside = 0.5;        // of a word's area: what lies mostly outside is its neighbour's
  int min_word_confidence = 20;   // of 100: below, OCR saw dirt or a cut letter
  double sure_confidence = 0.9;   // estimated, not measured
  double own_words_bonus = 0.05;  // a text layer or page reading knows the line around the words
};

// What was read for one matched change: for each of its regions one reading or more, and the
// page's own lines.
struct Readings {
  std::vector<std::vector<RegionReading>> regions;
  const std::vector<Line>* page_lines = nullptr;
};

// Returns the ways to read a region, best first: slightly larger than where the words stand, since
// letters reach beyond a box that was drawn over them; exactly it, and slightly smaller, since
// brackets and neighbouring lines at its border spoil the words inside.
[[nodiscard]] std::vector<Region> ways_to_read(const Region& region);

// Whether a reading is so sure that other ways need not be tried.
[[nodiscard]] bool is_sure(const RegionReading& reading, const ConcludeOptions& options = {});

// Returns the change with its text. `readings` belong to `matched`.
[[nodiscard]] Change conclude(const MatchedChange& matched, const Readings& readings,
                              const ConcludeOptions& options = {});

// Returns the word for a whole diff. `has_undecided_page`: a page could not be read or registered.
// Both revisions are taken as released; `identical` and `first` are not decided here.
[[nodiscard]] Verdict verdict_of(const std::vector<Change>& changes,
                                 const std::vector<TextChange>& text_changes,
                                 const std::vector<PagePair>& pages, bool has_undecided_page);

}  // namespace palimpsest::diff
