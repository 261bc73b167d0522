// Two releases of a document side by side.
#pragma once

#include "web/room.hpp"

#include <string>

namespace palimpsest::web::pages {

[[nodiscard]] std::string compare_page(const ShownComparison& comparison);

}  // namespace palimpsest::web::pages
