// The text files of a bag: lines, labels with values, UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::exchange {

inline constexpr const char* kUtf8 = "UTF-8";
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
inline constexpr std::string_view kBlanks = " \t";

// Returns the lines without their ends, which are LF, CR or CRLF; one at the end of the text begins
// no further line.
[[nodiscard]] std::vector<std::string> lines_of(std::string_view text);

// A line of bag-info.txt, with those that continue it.
struct BagLabel {
  std::size_t line = 0;  // from 1
  std::string label;     // empty for a line without a colon
  std::string value;
};

[[nodiscard]] std::vector<BagLabel> labels_of(std::string_view text);

// Whether two labels are the same: their case does not count.
[[nodiscard]] bool is_label(std::string_view a, std::string_view b);

}  // namespace palimpsest::exchange
