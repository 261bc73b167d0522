// Puts the words and the redactions of a page in the order in which a person reads them.
#pragma once

#include "model/page.hpp"
#include "model/redaction.hpp"

#include <vector>

namespace palimpsest::page {

// Returns `words`, which come in reading order, as lines: a word begins a new line when it does not
// stand to the right of the word before it at the same height.
[[nodiscard]] std::vector<Line> lines_of(const std::vector<Word>& words);

// Whether at least half of `word` lies under `redaction`: by its outline where it has one. The
// words of a sheet that stands for a whole page are not withheld.
[[nodiscard]] bool is_withheld(const Word& word, const Redaction& redaction);

// Returns `lines` without the words that a redaction withholds, and without empty lines.
[[nodiscard]] std::vector<Line> without_withheld(const std::vector<Line>& lines,
                                                 const std::vector<Redaction>& redactions);

}  // namespace palimpsest::page
