// Letters of names and markup, folded for comparison. The locale has no say in it.
#pragma once

#include <string>
#include <string_view>

namespace palimpsest {

// Returns `text` with the letters A to Z small; every other byte stays.
[[nodiscard]] std::string lower_case(std::string_view text);

}  // namespace palimpsest
