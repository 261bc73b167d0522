// What a release brought, document by document, for a person or a spreadsheet.
#pragma once

#include "model/release_diff.hpp"
#include "report/style.hpp"

#include <string>
#include <vector>

namespace palimpsest::report {

// Returns a table with a line for each document, and what they add up to.
[[nodiscard]] std::string release_text(const std::vector<ReleaseRow>& rows, const Style& style);

// Returns the same as CSV (RFC 4180) with a head line, and without the sum. No text of a document
// stands in it.
[[nodiscard]] std::string release_csv(const std::vector<ReleaseRow>& rows);

}  // namespace palimpsest::report
