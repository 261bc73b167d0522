// The words around what was found, for a reader. Private to this module.
#pragma once

#include "index/search/found_rows.hpp"
#include "index/search/tokenizer.hpp"
#include "model/page.hpp"
#include "model/search.hpp"

#include <string>
#include <vector>

namespace palimpsest::index {

struct Snippet {
  std::vector<SnippetPart> parts;
  std::vector<Region> regions;  // of the words that were found, one for each line they touch
};

// `lines` are the words whose searched_text() is the row.
[[nodiscard]] Snippet snippet_of(const std::vector<Line>& lines, const FoundRow& row,
                                 const Tokenizer& tokenizer);

// Returns one line of words that stand at no known places.
[[nodiscard]] std::vector<Line> lines_of(const std::string& words);

}  // namespace palimpsest::index
