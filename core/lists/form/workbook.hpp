// Lists as XLSX workbooks. Private to this module.
#pragma once

#include "lists/cell_table.hpp"

#include <string_view>
#include <vector>

namespace palimpsest::lists {

// Returns every sheet, with the values of formulas as the file keeps them. Throws
// std::length_error when it would unpack to more than the limits, and what the parser throws.
[[nodiscard]] std::vector<CellTable> read_workbook(std::string_view bytes);

}  // namespace palimpsest::lists
