// The words of a change as a person reads them: doubtful ones marked, and where they come from.
#pragma once

#include "model/diff.hpp"

#include <string>

namespace palimpsest::report {

// Returns the text of a change, `[?]` behind every word that may be another one. Not made safe for
// a terminal or for HTML.
[[nodiscard]] std::string marked_text(const Change& change);

// Returns what is to stand beside a text: "read by OCR, unchecked" or "from the text layer".
[[nodiscard]] std::string reading_label(TextSource source);

// Returns the same of a change: also "checked by A. Reader, 2024-01-01", not made safe either.
[[nodiscard]] std::string reading_label(const Change& change);

// Returns what stands in the place of personal words: "3 words at a privacy code, not quoted".
[[nodiscard]] std::string unquoted_text(const Change& change);

}  // namespace palimpsest::report
