// Undoes what OCR does to the digits of a number whose own form says more than its length.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::identify {

// Whether OCR takes the one digit for the other: 1 and 4, 0 and 8 ...
[[nodiscard]] bool are_look_alikes(char a, char b);

// In how many places two texts of one length differ, and in how many of them by other characters
// than look-alikes. Nothing when their lengths differ.
struct Difference {
  int places = 0;
  int unlike = 0;
};
[[nodiscard]] std::optional<Difference> difference_of(std::string_view a, std::string_view b);

// Returns the one of `known` that `text` is, or that OCR most likely made `text` of: one look-alike
// apart, and no other of them is. Nothing when there is none.
[[nodiscard]] std::optional<std::string> nearest_known(std::string_view text,
                                                       const std::vector<std::string>& known);

}  // namespace palimpsest::identify
