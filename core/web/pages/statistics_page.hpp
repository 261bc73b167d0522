// What is still withheld of the whole collection, by code, agency, release or year.
#pragma once

#include "model/collection_status.hpp"

#include <string>

namespace palimpsest::web::pages {

[[nodiscard]] std::string statistics_page(const CollectionStatus& status);

}  // namespace palimpsest::web::pages
