// What `edit` says to a person.
#pragma once

#include "model/edit_outcome.hpp"
#include "report/style.hpp"

#include <string>

namespace palimpsest::report {

[[nodiscard]] std::string edit_text(const EditOutcome& outcome, const Style& style);

}  // namespace palimpsest::report
