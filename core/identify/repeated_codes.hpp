// Finds the codes of a page that recognition misread where the same code is read elsewhere on it:
// releases print one code many times, and small type is often read a sign wrong ("50X14" for 50X1).
#pragma once

#include "model/page.hpp"
#include "model/redaction.hpp"

#include <vector>

namespace palimpsest::identify {

// Returns the doubtful words of `lines` that are one of `known`, codes surely read on the same
// page, but for a sign. Codes of few signs are left out: too much is like them; so are words that
// are more like a code which the page does not show. Words that hold a code as they stand are left
// to find_codes().
[[nodiscard]] std::vector<CodeReading> find_repeated_codes(const std::vector<Line>& lines,
                                                           const std::vector<CodeReading>& known);

}  // namespace palimpsest::identify
