// How large the text of a page is, for saying how much a redaction hides. Never a guess at words.
#pragma once

#include "model/page.hpp"
#include "model/redaction.hpp"

#include <vector>

namespace palimpsest::redact {

struct TextMetrics {
  Length line_pitch = points(12);      // baseline to baseline; typewriters: 12 or 24
  Length character_width = points(6);  // including its share of spaces
};

// Returns the medians of the page's words; the defaults when there are too few to tell.
[[nodiscard]] TextMetrics measure_text(const std::vector<Word>& words);

// Returns the estimated number of text lines that `region` covers, at least 1.
[[nodiscard]] int estimated_lines(const Region& region, const TextMetrics& metrics);

// Returns the estimated number of characters; `share` of the bounding box is covered, 0..1.
[[nodiscard]] int estimated_characters(const Region& region, double share,
                                       const TextMetrics& metrics);

}  // namespace palimpsest::redact
