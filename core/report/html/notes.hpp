// Findings as notes of an HTML page.
#pragma once

#include "model/finding.hpp"

#include <string>
#include <vector>

namespace palimpsest::report::html {

// Returns a list of the findings; the remarks on the file's structure become one. Empty when there
// are none.
[[nodiscard]] std::string notes(const std::vector<Finding>& findings);

}  // namespace palimpsest::report::html
