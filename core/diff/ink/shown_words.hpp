// Finds the words that one page shows and its partner does not: covered there, or left blank.
//
// Works on ink alone, since recognition loses just the words that are wanted. A word is compared at
// its own place, so paper that was not flat, another threshold and thinner strokes do not matter;
// stamps and handwriting are no words of a line, and what stands over a word is not its absence.
#pragma once

#include "diff/ink/ink_text.hpp"
#include "diff/ink/page_ink.hpp"
#include "model/page_map.hpp"
#include "model/redaction.hpp"

#include <cstddef>
#include <vector>

namespace palimpsest::diff {

// Measured on scans of typed pages at 200 dpi, 1-bit with lost strokes: where words were taken out
// the trace is below 0.002, of words that the scan nearly lost above 0.012.
struct ShownOptions {
  double same = 0.5;   // correlation with its partner from which a word is the same
  double faded = 0.2;  // correlation of a word of which the partner has but some strokes
  double no_trace =
      0.006;  // darkness of the partner under a word's strokes, above that beside them
  double little_ink = 0.25;  // of a word's ink, as its page's words keep it: specks, a cut letter
  double loose = 1.2;        // points: words are looked for that far around their place
  double loose_step = 0.4;   // points
  double covered = 0.12;     // darkness of the brightest parts of a covered place, 0..1
  double min_width = 0.7;    // characters: narrower words are specks
  // Of the share of ink in strokes that the page's words have: less are the dots of a grey box.
  // Measured on nine made pairs of scans: the dots of the one with such boxes .00 to .14 of it; of
  // the words of the faintest scans one or two of a hundred below .2.
  double few_strokes = 0.2;
};

enum class Sight {
  kSame,     // the partner shows the word, be it a few of its strokes
  kMissing,  // the partner shows nothing there, or a bar
  kUnclear,  // the partner shows something else there, or the word is a speck
};

struct Sights {
  std::vector<std::vector<Sight>> words;  // as in the lines of the text
  double faded_share = 0;  // of the words: the same, though the partner nearly lost them
};

// Compares every word of a page with its place on the partner. `to_partner` maps from the page;
// `hidden` are the partner's redactions, in which other ink than the word's is a label.
[[nodiscard]] Sights compare_words(const InkText& text, const PageInk& page, const PageInk& partner,
                                   const PageMap& to_partner, const std::vector<Redaction>& hidden,
                                   const ShownOptions& options = {});

}  // namespace palimpsest::diff
