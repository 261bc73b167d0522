// Documents by releases: how much of each is withheld where.
#pragma once

#include "web/room.hpp"

#include <cstddef>
#include <string>

namespace palimpsest::web::pages {

inline constexpr std::size_t kHeatRows = 100;

[[nodiscard]] std::string heat_page(const HeatTable& table, std::size_t first);

}  // namespace palimpsest::web::pages
