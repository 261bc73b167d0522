// What a diff opened, closed and left withheld, in numbers for a person.
#pragma once

#include "model/diff_totals.hpp"
#include "report/style.hpp"

#include <string>

namespace palimpsest::report {

// Returns "opened: 3 lifted, 12 still withheld": the verdict, what happened, and always what
// remains; of a first revision "first: 12 redactions".
[[nodiscard]] std::string summary_text(Verdict verdict, const DiffTotals& totals);

// Returns a line for what was opened and one for what was closed, each with words, share of a page
// and codes; "" when nothing was.
[[nodiscard]] std::string amounts_text(const DiffTotals& totals, const Style& style);

// Returns "3 places, 41 words, 12 % of a page".
[[nodiscard]] std::string movement_text(const Movement& movement);

}  // namespace palimpsest::report
