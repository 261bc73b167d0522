// Finds exemption codes in the text of a page, in the forms that people print and OCR misreads.
//
// It does not judge to which redaction a code belongs: see redact/attach_codes.hpp.
#pragma once

#include "model/page.hpp"
#include "model/redaction.hpp"

#include <vector>

namespace palimpsest::identify {

// The confidence of a code that hits mostly noise in running text ("B2", "1B"): it may only count
// at a redaction. That of the others is higher.
inline constexpr double kGuardedConfidence = 0.5;

// Returns the codes in the order of `lines`, each with the region of the words that print it.
// `code.where` is left at its first value.
[[nodiscard]] std::vector<CodeReading> find_codes(const std::vector<Line>& lines);

}  // namespace palimpsest::identify
