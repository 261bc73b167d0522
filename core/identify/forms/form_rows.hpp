// The words of a page as rows: what stands at one height, from left to right, whatever lines
// recognition made of it.
#pragma once

#include "model/page.hpp"

#include <vector>

namespace palimpsest::identify {

// Returns the rows from top to bottom. Words belong together when their heights overlap by half.
[[nodiscard]] std::vector<Line> rows_of(const std::vector<Line>& lines);

// Returns the region around the words of a row that is not empty.
[[nodiscard]] Region region_of_row(const Line& row);

}  // namespace palimpsest::identify
