// What the acts on evidence did, as text for a person.
#pragma once

#include "model/repair.hpp"
#include "report/style.hpp"

#include <string>

namespace palimpsest::report {

[[nodiscard]] std::string repair_text(const Repair& repair, const Style& style);

}  // namespace palimpsest::report
