// Amounts as people print them: "54", "two", "1-1/2", "2½", with what OCR makes of digits.
#pragma once

#include <optional>
#include <string_view>

namespace palimpsest::identify {

// Returns the amount, or nothing when `text` says none.
[[nodiscard]] std::optional<double> parse_amount(std::string_view text);

// Returns the whole amount that `text` says, at most 100,000; nothing when it is no such number.
[[nodiscard]] std::optional<int> parse_count(std::string_view text);

}  // namespace palimpsest::identify
