// Why a release holds a file, as text for a person.
#pragma once

#include "model/revision.hpp"

#include <string>

namespace palimpsest::report {

// Returns "main file", "replacement", "second copy", "unsorted", "part 2",
// "part 2 of 3" or "part by its page numbers".
[[nodiscard]] std::string role_text(const Role& role);

}  // namespace palimpsest::report
