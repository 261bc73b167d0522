// What was done with a document, as text for a person.
#pragma once

#include "model/event.hpp"
#include "report/style.hpp"

#include <string>
#include <vector>

namespace palimpsest::report {

// Returns one line an event, with its sentence below.
[[nodiscard]] std::string events_text(const std::vector<Event>& events, const Style& style);

}  // namespace palimpsest::report
