// What the acts on evidence did, as text for a person.
#pragma once

#include "model/removal.hpp"
#include "model/repair.hpp"
#include "model/scrub.hpp"
#include "report/style.hpp"

#include <string>

namespace palimpsest::report {

[[nodiscard]] std::string repair_text(const Repair& repair, const Style& style);

[[nodiscard]] std::string removal_text(const RemovalOutcome& outcome, const Style& style);

[[nodiscard]] std::string scrub_text(const Scrub& scrub, const Style& style);

}  // namespace palimpsest::report
