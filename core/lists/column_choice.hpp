// Decides which column of a list says what: headings propose, the cells decide.
#pragma once

#include "lists/heading_table.hpp"
#include "lists/release_list.hpp"
#include "model/cell_table.hpp"

#include <cstddef>
#include <vector>

namespace palimpsest::lists {

struct ColumnChoice {
  std::vector<ListColumn> columns;  // those with any cell, from the left
  std::size_t first_row = 0;        // of the rows below the headings, from 0
};

// No field stands twice: of two columns that could both be it, the left one is.
[[nodiscard]] ColumnChoice choose_columns(const CellTable& table, const ListMapping& mapping);

}  // namespace palimpsest::lists
