// Letters and digits of names and markup, told apart and folded for comparison. The locale has no
// say in it.
#pragma once

#include <string>
#include <string_view>

namespace palimpsest {

// Returns `text` with the letters A to Z small; every other byte stays.
[[nodiscard]] std::string lower_case(std::string_view text);

// Whether `c` is one of 0 to 9.
[[nodiscard]] constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace palimpsest
