// Sorts words that no reader of a page sees: beside the page, or on layers that are off; and reads
// the text of attached files.
#pragma once

#include "model/page.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::pdf {

// How far beside a page its text is looked for: the bleed and slug of printers, a page beside.
inline constexpr Length kUnseenReach = {120000};

struct UnseenWords {
  std::vector<Word> outside;
  std::vector<Word> on_layers;
};

// `all` are the words of a copy of the page without layers, kUnseenReach larger on every side;
// `shown` those of the page itself. Regions of the result are on the page of size `page`.
[[nodiscard]] UnseenWords unseen_words(const std::vector<Word>& all, const std::vector<Word>& shown,
                                       const Size& page);

// Returns the text of a plain text file in UTF-8 or of a PDF, empty for other kinds.
[[nodiscard]] std::string text_of_file(const std::string& bytes);

}  // namespace palimpsest::pdf
