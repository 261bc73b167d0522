// Writes a report into its file, and says which.
#pragma once

#include "model/report_outcome.hpp"
#include "report/html/report_view.hpp"

#include <string>

namespace palimpsest::cli {

struct Session;

struct ReportOutput {
  ReportFormat format{};
  std::string file;  // empty: named after the document or the release, in the current folder
};

// Throws Error(environment) when the file cannot be written.
void write_report(const report::ReportView& report, const ReportOutput& output,
                  const Session& session);

}  // namespace palimpsest::cli
