// What `diff --all`, `diff --release` and `timeline` print with --json. Each function names its
// schema; forms are those of command_output.hpp.
#pragma once

#include "model/history.hpp"
#include "model/release_diff.hpp"
#include "model/timeline.hpp"

#include <string>
#include <vector>

namespace palimpsest::record {

// diff --all (history.schema.json).
[[nodiscard]] std::string history_to_json(const DocumentHistory& history);

// diff --release: one line a document, and a last line that adds them up
// (release_diff.schema.json).
[[nodiscard]] std::string release_row_line(const ReleaseRow& row);
[[nodiscard]] std::string release_totals_line(const std::vector<ReleaseRow>& rows);

// timeline (timeline.schema.json).
[[nodiscard]] std::string timeline_to_json(const Timeline& timeline);

}  // namespace palimpsest::record
