// Pieces of a page's content stream: numbers, lines of visible text. Private to this module.
#pragma once

#include "model/region.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::composite {

// Returns a number as a content stream writes it, with at most three decimals.
[[nodiscard]] std::string number(double value);

// Returns the code points of UTF-8; broken bytes become U+FFFD.
[[nodiscard]] std::vector<char32_t> code_points(std::string_view text);

// Returns a string object of a standard font's letters (WinAnsi); others become "?".
[[nodiscard]] std::string shown_string(std::string_view text);

// Returns the text in lines of at most `width` characters, broken at blanks where there are any.
[[nodiscard]] std::vector<std::string> wrapped(const std::string& text, std::size_t width);

// Returns the operators that write a line in the font /F1, its base line beginning at (x, y) from
// the bottom left corner of the sheet, in points.
[[nodiscard]] std::string text_line(double x, double y, double size, std::string_view text);

// Returns the path of an outline on a page whose top lies at `top`, in points; not painted yet.
[[nodiscard]] std::string path_of(const Outline& outline, double top);

}  // namespace palimpsest::composite
