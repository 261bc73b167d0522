// A report as Markdown (CommonMark with tables), without pictures: for a wiki or a draft.
#pragma once

#include "report/html/report_view.hpp"

#include <string>
#include <string_view>

namespace palimpsest::report {

// Returns `text` so that Markdown shows it as it is, on one line: neither markup nor HTML.
[[nodiscard]] std::string markdown_text(std::string_view text);

[[nodiscard]] std::string report_markdown(const ReportView& report);

}  // namespace palimpsest::report
