// The same pages elsewhere, as text for a person.
#pragma once

#include "model/copies.hpp"
#include "model/look_alike.hpp"
#include "report/style.hpp"

#include <string>
#include <vector>

namespace palimpsest::report {

// Returns "the same pages as 104-10001-10001@2023-06-27".
[[nodiscard]] std::string copy_text(const Copy& copy);

// Returns one line a copy, or a sentence that says that there is none.
[[nodiscard]] std::string copies_text(const std::vector<Copy>& copies, const Style& style);

// Returns what a file that is not held looks like, and what was added to those pages.
[[nodiscard]] std::string look_alikes_text(const std::vector<LookAlike>& look_alikes,
                                           const Style& style);

}  // namespace palimpsest::report
