// Problems of an archive, each with its file, its document and revisions, and what still holds.
#pragma once

#include "model/verification.hpp"
#include "report/style.hpp"

#include <string>
#include <vector>

namespace palimpsest::report {

[[nodiscard]] std::string problems_text(const std::vector<Problem>& problems, const Style& style);

}  // namespace palimpsest::report
