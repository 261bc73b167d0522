// File names that one system tells apart and another does not: by case, or by the normal form of
// Unicode.
#pragma once

#include <string>
#include <string_view>

namespace palimpsest::exchange {

// Whether the bytes are UTF-8.
[[nodiscard]] bool is_utf8(std::string_view text);

// Returns the name in Unicode's normal form C. Bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] std::string composed_name(std::string_view name);

// Returns the same for every name that differs in case or normal form alone.
[[nodiscard]] std::string folded_name(std::string_view name);

}  // namespace palimpsest::exchange
