#include "cli/report_output.hpp"

#include "base/id.hpp"
#include "cli/output.hpp"
#include "cli/session.hpp"
#include "record/report_output.hpp"
#include "report/html/report_html.hpp"
#include "report/report_csv.hpp"
#include "report/report_markdown.hpp"

#include <iostream>

namespace palimpsest::cli {
namespace {

std::string text_of(const report::ReportView& report, ReportFormat format) {
  switch (format) {
    case ReportFormat::kMarkdown:
      return report::report_markdown(report);
    case ReportFormat::kCsv:
      return report::report_csv(report);
    case ReportFormat::kHtml:
      break;
  }
  return report::report_html(report);
}

std::string default_file(const report::ReportView& report, ReportFormat format) {
  const char* ending = format == ReportFormat::kCsv        ? ".csv"
                       : format == ReportFormat::kMarkdown ? ".md"
                                                           : ".html";
  if (report.release)
    return cleaned_id("release-" + report.release->name).value_or("release") + ending;
  const report::ReportedDocument& document = report.documents.front();
  return (document.held ? document.name : "report") + ending;
}

ReportOutcome outcome_of(const report::ReportView& report, const std::string& file,
                         ReportFormat format, std::size_t bytes) {
  ReportOutcome outcome{file, format, bytes, {}, report.release ? report.release->unshown : 0};
  for (const report::ReportedDocument& document : report.documents) {
    const report::DiffView& view = document.view;
    outcome.documents.push_back(
        {document.name, view.before, view.after, view.diff.verdict, view.pairs.size()});
  }
  return outcome;
}

}  // namespace

void write_report(const report::ReportView& report, const ReportOutput& output,
                  const Session& session) {
  const std::string text = text_of(report, output.format);
  const std::string file = output.file.empty() ? default_file(report, output.format) : output.file;
  write_output_file(file, text);
  if (session.is_json) {
    std::cout << record::report_to_json(outcome_of(report, file, output.format, text.size()));
  } else {
    std::cout << "wrote " << report::printable(file) << "\n";
  }
}

}  // namespace palimpsest::cli
