// The documents of the archive as a list, by release, agency and status.
#pragma once

#include "web/room.hpp"

#include <string>

namespace palimpsest::web::pages {

[[nodiscard]] std::string browse_page(const ListRequest& request, const DocumentList& list);

}  // namespace palimpsest::web::pages
