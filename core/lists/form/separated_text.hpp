// Lists as text: cells between commas, tabs, semicolons or bars. Private to this module.
#pragma once

#include "lists/cell_table.hpp"

#include <string_view>

namespace palimpsest::lists {

// Returns the character that divides the cells: the one of "\t,;|" that stands most often, and
// equally often, in the first lines.
[[nodiscard]] char separator_of(std::string_view text);

// Reads quoted cells, with line ends in them. Throws what the parser throws.
[[nodiscard]] CellTable read_separated_text(std::string_view bytes);

}  // namespace palimpsest::lists
