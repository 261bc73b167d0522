// Columns of codes beside the text: releases of the FBI set all codes of a passage below each
// other, whatever lines it takes up; others set one code at each line.
#pragma once

#include "model/redaction.hpp"
#include "model/region.hpp"

#include <cstddef>
#include <vector>

namespace palimpsest::redact {

// Codes below each other, and the redactions that all of them belong to.
struct CodeColumn {
  std::vector<CodeReading> codes;
  std::vector<std::size_t> redactions;  // by their place in the list
};

// Returns the columns of different codes that are more than the redactions at their height, or
// within a code's height of it: there each of these has all codes of the column. `page` is the size
// of the page.
[[nodiscard]] std::vector<CodeColumn> code_columns(const std::vector<CodeReading>& readings,
                                                   const std::vector<Redaction>& redactions,
                                                   const Size& page);

// Whether a code stands beside the text of a page, where codes of whole lines do.
[[nodiscard]] bool in_page_margin(const Region& code, const Size& page);

}  // namespace palimpsest::redact
