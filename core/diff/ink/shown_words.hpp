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

struct ShownOptions {
  double same = 0.5;           // correlation with its partner from which a word is the same
  double missing_share = 0.2;  // of its ink, as its page's words keep it: less is nothing
  double loose = 1.6;          // points: words are looked for that far around their place
  double loose_step = 0.4;     // points
  double covered = 0.12;       // darkness of the brightest parts of a covered place, 0..1
};

enum class Sight {
  kSame,       // the partner shows the word
  kMissing,    // the partner shows nothing there, or a bar
  kDifferent,  // the partner shows something else there
};

// The sights of all words, as in the lines of the text.
using Sights = std::vector<std::vector<Sight>>;

// Compares every word of a page with its place on the partner. `to_partner` maps from the page;
// `hidden` are the partner's redactions, in which other ink than the word's is a label.
[[nodiscard]] Sights compare_words(const InkText& text, const PageInk& page, const PageInk& partner,
                                   const PageMap& to_partner, const std::vector<Redaction>& hidden,
                                   const ShownOptions& options = {});

}  // namespace palimpsest::diff
