// Codes in the header of a page, which count for all of it and, on the first page, for the
// document: kept among the page's markings, so that a reader sees them and a diff compares them.
#pragma once

#include "model/identifier.hpp"
#include "model/page.hpp"
#include "model/redaction.hpp"

#include <vector>

namespace palimpsest::identify {

// Returns the marking that says so; `page` is from 1.
[[nodiscard]] Identifier release_code(const CodeReading& code, int page);

// Returns the codes that `page` holds as such markings, each with the place `document_header`.
[[nodiscard]] std::vector<Code> release_codes(const Page& page);

}  // namespace palimpsest::identify
