// One document: its releases as a timeline, its files, what they withhold by code.
#pragma once

#include "web/room.hpp"

#include <string>

namespace palimpsest::web::pages {

enum class Originals { kKept, kHandedOut };

[[nodiscard]] std::string document_page(const ShownDocument& document, Originals originals);

}  // namespace palimpsest::web::pages
