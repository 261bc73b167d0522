// Recognises the words of a whole page, whichever way up it lies, and tells when they are none.
#pragma once

#include "model/page.hpp"
#include "model/raster.hpp"
#include "worker/service/engines.hpp"

#include <optional>
#include <string>
#include <vector>

namespace palimpsest::worker {

struct PageText {
  std::vector<Line> lines;           // empty for a page in a script that no language reads
  std::optional<std::string> doubt;  // why the lines are doubtful or missing: a sentence
};

// Reads `paper`, a page of `size`. A page whose words are doubtful throughout is looked at once
// more: it may lie on its side, or be written in another script.
[[nodiscard]] PageText read_page_text(Engines& engines, const std::vector<std::string>& languages,
                                      const Raster& paper, const Size& size);

// Returns the words of `lines` in their order.
[[nodiscard]] std::vector<Word> words_of(const std::vector<Line>& lines);

}  // namespace palimpsest::worker
