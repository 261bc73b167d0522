// Cuts words where the partner's redactions begin and end, so that no word stands on both sides of
// a border: brackets, commas and touching letters join the ink of what was withheld to what was
// not.
#pragma once

#include "diff/ink/ink_text.hpp"
#include "model/page_map.hpp"
#include "model/redaction.hpp"

#include <vector>

namespace palimpsest::diff {

// Returns `text` with its words cut. `to_partner` maps to the page that `redactions` belong to.
[[nodiscard]] InkText cut_at_borders(InkText text, const std::vector<Redaction>& redactions,
                                     const PageMap& to_partner);

}  // namespace palimpsest::diff
