// How alike two texts are, for readings of the same words.
#pragma once

#include <string>
#include <string_view>

namespace palimpsest {

// Returns how alike two texts are, 0..1: 1 minus the share of characters to change, add or drop.
// Nothing is like an empty text.
[[nodiscard]] double likeness(std::string_view a, std::string_view b);

// Returns the letters and digits of `text` in upper case, with digits that OCR takes for letters
// written as these: "V1SIT" and "VISIT" are one.
[[nodiscard]] std::string folded(std::string_view text);

}  // namespace palimpsest
