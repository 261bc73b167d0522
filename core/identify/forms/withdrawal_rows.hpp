// Reads a withdrawal sheet: the list that lies in a folder in the place of the items that were
// taken out of it, one row for each.
#pragma once

#include "model/page.hpp"

#include <optional>
#include <vector>

namespace palimpsest::identify {

struct WithdrawalOptions {
  std::size_t min_columns = 3;  // heads that must be found in one or two rows
  double cell_gap = 1.3;        // heights of a row: blanks between words are under one
  std::size_t min_cells = 3;    // of a row that begins an item without a number
};

// Returns the sheet with its items in order, each with the columns that hold something for it, or
// nothing when the page is none. What goes on in a further line joins the cell above it.
[[nodiscard]] std::optional<Form> find_withdrawal_sheet(const std::vector<Line>& lines,
                                                        const WithdrawalOptions& options = {});

}  // namespace palimpsest::identify
