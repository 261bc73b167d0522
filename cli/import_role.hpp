// The --role option of import.
#pragma once

#include "model/revision.hpp"

#include <string>

namespace palimpsest::cli {

// Reads replacement, second_copy, unsorted, part:2 or part:2/3. Throws Error(usage) for other
// texts.
[[nodiscard]] Role parse_role(const std::string& text);

}  // namespace palimpsest::cli
