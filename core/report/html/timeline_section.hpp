// All releases of a document, oldest first, and where its files come from.
#pragma once

#include "report/html/report_view.hpp"

#include <string>

namespace palimpsest::report::html {

// Returns the releases as a list of steps, those that are compared marked; empty when there are
// none.
[[nodiscard]] std::string timeline(const ReportedDocument& document);

// Returns the files with digests and provenance, and how to cite them.
[[nodiscard]] std::string sources(const ReportView& report, const ReportedDocument& document);

}  // namespace palimpsest::report::html
