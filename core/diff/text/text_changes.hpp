// Finds words that the one page has and the other has not, outside redactions and marks.
//
// Decided in two steps, since page recognition misreads and loses words: what the word lists and
// the ink of both pages leave open is read again at its place, and only what both readings say is
// a change. Rescans of an unchanged page have none.
#pragma once

#include "diff/text/ink_match.hpp"
#include "diff/text/tokens.hpp"
#include "diff/text/word_pairs.hpp"
#include "model/diff.hpp"

#include <string>
#include <vector>

namespace palimpsest::diff {

struct TextOptions {
  WordMatchOptions words;
  int min_word_confidence = 45;  // of 100: below, OCR read dirt, handwriting or a cut word
  int sure_word = 80;            // of 100: one such word a change
  double beside = 12;            // points beside the neighbouring words that are read along
  double above = 4;              // points above and below: accents and descenders
  double near_lines = 1.6;       // line heights within which two stretches belong together
  // Correlation from which a word stands between its neighbours although it was not read there:
  // the same word has 0.57 and more on hard rescans, other words at the best shift up to 0.5.
  double still_there = 0.6;
  double unread_share = 0.4;  // of the width of words: so much unread ink may be them
  std::size_t max_read = 12;  // changes of one page that are read again
};

// A change that is not certain yet: the words, and the places to read again.
struct TextCandidate {
  TextChange change;
  std::vector<std::string> words_before;  // folded
  std::vector<std::string> words_after;
  std::vector<std::string> neighbours;  // folded words around it that both pages have
};

// Returns candidates in reading order of AFTER. `words` and `ink` are those of `pages`; `places`
// may overlap, and hold what `words` were paired with and what became known since.
[[nodiscard]] std::vector<TextCandidate> find_text_changes(const TextPages& pages,
                                                           const PairedWords& words,
                                                           const OtherPlaces& places,
                                                           const InkMatch& ink,
                                                           const TextOptions& options = {});

}  // namespace palimpsest::diff
