// A diff as text for a person, in the manner of `git diff`.
#pragma once

#include "model/diff.hpp"
#include "report/style.hpp"

#include <string>

namespace palimpsest::report {

// Returns the diff: changes by page, with what each opened or closed, and a last line that always
// says what remains withheld. `before` and `after` name the two sides.
[[nodiscard]] std::string diff_text(const Diff& diff, const std::string& before,
                                    const std::string& after, const Style& style);

// Returns the changes by page alone, with what each opened or closed.
[[nodiscard]] std::string changes_text(const Diff& diff, const Style& style);

// Returns the last line alone: "opened: 3 lifted, 12 still withheld", and of a first
// revision "first: 12 redactions".
[[nodiscard]] std::string summary_text(const Diff& diff);

}  // namespace palimpsest::report
