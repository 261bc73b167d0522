// Reads a release list as rows of cells, whatever file it came in: XLSX, or text with separators.
// Of bytes that come from anywhere, so only the worker process calls it.
#pragma once

#include "model/cell_table.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::lists {

// Limits for files from anywhere; NARA's longest list has 60,000 rows of 20 cells.
inline constexpr std::size_t kMostRows = 2'000'000;
inline constexpr std::size_t kMostColumns = 1'000;
inline constexpr std::size_t kMostCells = 40'000'000;
inline constexpr std::size_t kMostBytes = std::size_t{1} << 30;  // of a file, and unpacked

// Reads the sheets of a list, those without any cell left out. `name` is used in messages. Throws
// Error(input) for a file that is neither XLSX nor text, is damaged, or is beyond the limits.
[[nodiscard]] std::vector<CellTable> read_cell_tables(std::string_view bytes,
                                                      const std::string& name);

}  // namespace palimpsest::lists
