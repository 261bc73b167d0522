// Findings as notes for a person.
//
// What Poppler and qpdf complain of is of use to few readers, and a damaged file makes them
// complain on every page: it becomes one note for the whole file. Records and --json keep each.
#pragma once

#include "model/finding.hpp"
#include "report/style.hpp"

#include <string>
#include <vector>

namespace palimpsest::report {

// Whether the finding is a remark on the file's structure, which damage_text gathers.
[[nodiscard]] bool is_structural(const Finding& finding);

// Returns "note: page 3: ..." for a finding.
[[nodiscard]] std::string finding_text(const Finding& finding, const Style& style);

// Returns one note for all structural findings: "note: the file is slightly damaged (Poppler: Loop
// detected; 3 remarks)". Empty when there are none.
[[nodiscard]] std::string damage_text(const std::vector<Finding>& findings, const Style& style);

// Returns a line for each finding behind `indent`, and one for the structural ones at the end.
[[nodiscard]] std::string findings_text(const std::vector<Finding>& findings,
                                        const std::string& indent, const Style& style);

}  // namespace palimpsest::report
