// The check digits of numbers of persons: what tells a number from other digits of the same form.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace palimpsest::identify {

// Names as in schemas/personal.tsv.
enum class NumberCheck { kNone, kSsn, kLuhn, kCard, kBsn, kNir97, kEan13, kIban };

// Returns the check called `name`, or nothing.
[[nodiscard]] std::optional<NumberCheck> parse_check(std::string_view name);

// Returns the digit that `c` is or that OCR makes this sign of ("O" is 0, "l" is 1); 0 for none.
[[nodiscard]] char digit_of(char c);

// Returns the digits of `text`, look-alikes undone, everything else left out.
[[nodiscard]] std::string digits_of(std::string_view text);

// Whether `digits`, of a number that was printed as `printed`, pass `check`.
[[nodiscard]] bool passes(NumberCheck check, std::string_view digits, std::string_view printed);

}  // namespace palimpsest::identify
