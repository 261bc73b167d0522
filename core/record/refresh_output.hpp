// What `refresh --json` prints: one line a revision, and a last line that counts them
// (refresh.schema.json). Lines have no newline.
#pragma once

#include "model/refresh_outcome.hpp"

#include <string>

namespace palimpsest::record {

[[nodiscard]] std::string revision_refresh_line(const RevisionRefresh& outcome);
[[nodiscard]] std::string refresh_summary_line(const RefreshOutcome& outcome);

}  // namespace palimpsest::record
