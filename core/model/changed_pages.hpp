// Which pages of a diff have something to tell, and what stands on which of them.
#pragma once

#include "model/diff.hpp"

#include <cstddef>
#include <vector>

namespace palimpsest {

// Whether the change is worth a reader's time: more than a redaction that stayed.
[[nodiscard]] bool is_news(const Change& change);

// Returns the pairs, by index into Diff::pages, on which something changed or cannot be compared.
[[nodiscard]] std::vector<std::size_t> changed_pairs(const Diff& diff);

// Whether the change, or the text change, is on that pair.
[[nodiscard]] bool is_on(const Change& change, const PagePair& pair);
[[nodiscard]] bool is_on(const TextChange& change, const PagePair& pair);

}  // namespace palimpsest
