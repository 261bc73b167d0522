// The words of a page and their places, as one row of the index holds them. Private to this module.
//
//   packed = zlib(words numbers)
//   words  = { word "\t" | word "\n" } "\0"          "\n" ends a line
//   numbers = for each word left, top, width, height: varints of tenths of a point, the first two
//   as
//             zigzag differences from the right side and the top of the word before
//
// Places are rounded outwards. Text alone would not do: a hit names the region of its words.
#pragma once

#include "model/page.hpp"

#include <string>
#include <vector>

namespace palimpsest::index {

[[nodiscard]] std::string packed_words(const std::vector<Line>& lines);

// Throws Error(integrity) for bytes that packed_words() did not write.
[[nodiscard]] std::vector<Line> unpacked_words(const std::string& packed);

// What is searched as one word: a word of the page, or two that a hyphen at a line end divides.
struct SearchedWord {
  std::string text;
  std::vector<const Word*> of;  // one or two, in the lines that were given
};

[[nodiscard]] std::vector<SearchedWord> searched_words(const std::vector<Line>& lines);

// Returns the text of a page as its row in a text table has it: folded words, joined by spaces.
[[nodiscard]] std::string searched_text(const std::vector<Line>& lines);

}  // namespace palimpsest::index
