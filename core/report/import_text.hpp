// An import as text for a person: a line per file, and what follows from the whole.
#pragma once

#include "model/outcome.hpp"
#include "report/style.hpp"

#include <string>

namespace palimpsest::report {

// Returns the one line for a file of an import, with the notice it deserves.
[[nodiscard]] std::string outcome_text(const FileOutcome& outcome, const Style& style);

// Returns what follows an import: counts, ids that are not sure with the command that settles each,
// and how to take the import back.
[[nodiscard]] std::string import_summary_text(const ImportOutcome& outcome, const Style& style);

}  // namespace palimpsest::report
