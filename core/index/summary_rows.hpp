// Documents out of their rows. Private to this module.
#pragma once

#include "index/database.hpp"
#include "index/index.hpp"

#include <functional>

namespace palimpsest::index {

// Calls `visit` with every document, sorted by id, without its aliases.
void visit_rows(const Database& database, const std::function<void(const IndexedDocument&)>& visit);

}  // namespace palimpsest::index
