// A report as CSV: a line for each change, with its place and the digests of both files.
#pragma once

#include "report/html/report_view.hpp"

#include <string>

namespace palimpsest::report {

// Kept redactions have their line, too. Personal text is an empty field unless the report shows it.
[[nodiscard]] std::string report_csv(const ReportView& report);

}  // namespace palimpsest::report
