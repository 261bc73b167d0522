// Words that look like no code. In small type a code may be read as one all the same.
#pragma once

#include "model/page.hpp"

#include <cstddef>

namespace palimpsest::identify {

// Whether a word was read surely, has `least_letters`, consists of letters alone or is a plain
// number, and is like no code: "border", "0016"; not "BS", which may be B5, nor "b7C".
[[nodiscard]] bool is_plain_word(const Word& word, std::size_t least_letters);

}  // namespace palimpsest::identify
