// What `show --events` prints with --json (schemas/events.schema.json).
#pragma once

#include "model/event.hpp"

#include <string>
#include <vector>

namespace palimpsest::record {

[[nodiscard]] std::string events_to_json(const DocumentId& document,
                                         const std::vector<Event>& events);

}  // namespace palimpsest::record
