// A report as one HTML file that needs nothing else: for a colleague, a newsroom, a printer.
#pragma once

#include "report/html/report_view.hpp"

#include <string>

namespace palimpsest::report {

// Returns the page. Ids in it are made here, so that no name of a document can be one.
[[nodiscard]] std::string report_html(const ReportView& report);

}  // namespace palimpsest::report
