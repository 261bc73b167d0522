// How a pair of pages is called.
#pragma once

#include "model/diff.hpp"

#include <string>

namespace palimpsest::report {

// Returns "page 3", "page 3 → 4", "page 5, new" or "page 2, gone".
[[nodiscard]] std::string pair_title(const PagePair& pair);

}  // namespace palimpsest::report
