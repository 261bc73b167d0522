// File names that one system tells apart and another does not: by case, or by the normal form of
// Unicode; and the encodings in which they are written down.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace palimpsest::exchange {

// Whether the bytes are UTF-8.
[[nodiscard]] bool is_utf8(std::string_view text);

// Whether text of the encoding can be read here: a name of IANA's registry, "ISO-8859-1".
[[nodiscard]] bool is_known_encoding(const std::string& encoding);

// Returns text of such an encoding as UTF-8; nothing where bytes are none of it.
[[nodiscard]] std::optional<std::string> utf8_from(std::string_view text,
                                                   const std::string& encoding);

// Returns the name in Unicode's normal form C. Bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] std::string composed_name(std::string_view name);

// Returns the same for every name that differs in case or normal form alone.
[[nodiscard]] std::string folded_name(std::string_view name);

}  // namespace palimpsest::exchange
