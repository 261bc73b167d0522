// A citation as a footnote.
#pragma once

#include "model/citation.hpp"

#include <string>

namespace palimpsest::report {

// Returns one line that ends with a point: title, date, record number, where the paper lies, and
// which file of which release shows it.
[[nodiscard]] std::string citation_text(const Citation& citation);

}  // namespace palimpsest::report
