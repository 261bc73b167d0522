// Letters as the index compares them, where its tokenizer leaves a difference that readers do not
// make: ß and ss, ё and е, ł and l, ligatures. The tokenizer does case and all accents that Unicode
// writes as a letter and a mark. Private to this module.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::index {

// Returns UTF-8 with such letters replaced. Bytes that are no UTF-8 stay as they are.
[[nodiscard]] std::string folded(std::string_view text);

// Returns how else a German word with an umlaut is written, without one: Müller -> Mueller. Empty
// when it has none.
[[nodiscard]] std::string umlauts_spelled_out(std::string_view text);

}  // namespace palimpsest::index
