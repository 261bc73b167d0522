// What `report` prints with --json. Forms are those of command_output.hpp.
#pragma once

#include "model/report_outcome.hpp"

#include <string>

namespace palimpsest::record {

// report (report.schema.json).
[[nodiscard]] std::string report_to_json(const ReportOutcome& outcome);

}  // namespace palimpsest::record
