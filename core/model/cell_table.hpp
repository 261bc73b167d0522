// A release list as rows of cells, whatever file it came in.
#pragma once

#include <string>
#include <vector>

namespace palimpsest {

struct Cell {
  std::string text;        // UTF-8, without blanks around it
  bool is_number = false;  // the file says so; the text is then plain: 44545, 1.5

  friend bool operator==(const Cell&, const Cell&) = default;
};

// One sheet. Row and cell i stand in row and column i of the file, from 0; rows end with their last
// cell that says something.
struct CellTable {
  std::string sheet;  // its name; empty for a text file
  std::vector<std::vector<Cell>> rows;
  bool counts_from_1904 = false;  // how its numbers mean days

  friend bool operator==(const CellTable&, const CellTable&) = default;
};

}  // namespace palimpsest
