// How wide a PDF font sets its codes: enough to know where a run of text ends.
#pragma once

#include <map>
#include <string_view>

namespace palimpsest::pdf {

struct FontMetrics {
  int bytes_per_code = 1;        // 2 for composite fonts
  std::map<int, double> widths;  // of codes, in thousandths of the font size
  bool is_drawn = false;         // Type 3: its glyphs are little pages that paint anything
  double other_width = 500;      // of the other codes: about a lower-case letter of Helvetica

  // Returns the number of codes in `text`, the bytes of a string operand.
  [[nodiscard]] int code_count(std::string_view text) const;

  // Returns the width of all codes, in multiples of the font size.
  [[nodiscard]] double width_of(std::string_view text) const;
};

}  // namespace palimpsest::pdf
