// A refresh as text for a person: a line per revision, and what follows from the whole.
#pragma once

#include "model/refresh_outcome.hpp"
#include "report/style.hpp"

#include <string>

namespace palimpsest::report {

[[nodiscard]] std::string revision_refresh_text(const RevisionRefresh& outcome, const Style& style);

// Returns the counts, and how to take the refresh back.
[[nodiscard]] std::string refresh_summary_text(const RefreshOutcome& outcome, const Style& style);

}  // namespace palimpsest::report
