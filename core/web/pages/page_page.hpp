// One page of a revision: its picture with the redactions on it, what is known of each, its text.
#pragma once

#include "web/room.hpp"

#include <string>

namespace palimpsest::web::pages {

// Returns the page; with a `token`, which a form carries back, readers may annotate it.
[[nodiscard]] std::string page_page(const ShownPage& page, const std::string& token);

}  // namespace palimpsest::web::pages
