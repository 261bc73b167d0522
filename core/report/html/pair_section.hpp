// A pair of pages side by side, with the changes on them below.
#pragma once

#include "report/html/diff_view.hpp"

#include <cstddef>
#include <string>

namespace palimpsest::report::html {

// Returns the id of the section of the pair at `index` of DiffView::pairs.
[[nodiscard]] std::string pair_id(const DiffView& view, std::size_t index);

// Returns the ids of the change at `index` of Diff::changes; of a text change, the card's.
[[nodiscard]] std::string change_id(const DiffView& view, std::size_t index);
[[nodiscard]] std::string text_change_id(const DiffView& view, std::size_t index);

[[nodiscard]] PagePair pair_of(const PairShown& shown);

[[nodiscard]] std::string pair_section(const DiffView& view, std::size_t index);

}  // namespace palimpsest::report::html
