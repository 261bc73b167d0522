// How far two readings of words are apart, when what OCR confuses counts for little.
#pragma once

#include <string>
#include <string_view>

namespace palimpsest::diff {

// Returns `text` as it is compared: lower case, typewriter quotes and dashes, and nothing at all of
// the punctuation at its ends, where dirt, underlines and brackets are read.
[[nodiscard]] std::string folded(std::string_view text);

// Returns the number of characters by which two folded texts differ. Look-alikes ("rn" for "m",
// "0" for "o") count a quarter, unless both are digits: 240 is not 204.
[[nodiscard]] double spelling_distance(std::string_view one, std::string_view other);

// Whether two folded texts are readings of the same word as far as OCR can be trusted.
[[nodiscard]] bool are_spelled_alike(std::string_view one, std::string_view other);

}  // namespace palimpsest::diff
