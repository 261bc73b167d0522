// What the cells of one column look like, apart from its heading.
#pragma once

#include "lists/list_field.hpp"
#include "model/cell_table.hpp"

#include <cstddef>
#include <string_view>

namespace palimpsest::lists {

// How many cells of a column have which form; one cell can have several.
struct ColumnCells {
  std::size_t filled = 0;
  std::size_t files = 0;      // names with an extension
  std::size_t records = 0;    // begin with a number such as 104-10001-10008, or consist of one
  std::size_t dates = 0;      // 12/15/2021, 15 Dec 2021, 1975
  std::size_t days = 0;       // 44545
  std::size_t counts = 0;     // whole numbers
  std::size_t states = 0;     // Redact, Released in full
  std::size_t addresses = 0;  // https://...

  void add(const Cell& cell);
};

// Whether cells can be what `field` asks for: at least six in ten are. Free text can be anything
// but a column of file names.
[[nodiscard]] bool can_be(const ColumnCells& cells, ListField field);

// Whether nearly all cells are file names, or numbers of records, so that no heading is needed.
[[nodiscard]] bool is_surely(const ColumnCells& cells, ListField field);

[[nodiscard]] bool is_file_name(std::string_view text);
[[nodiscard]] bool is_record_number(std::string_view text);

}  // namespace palimpsest::lists
