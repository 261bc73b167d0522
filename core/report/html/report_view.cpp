#include "report/html/report_view.hpp"

namespace palimpsest::report {

std::string title_of(const ReportedDocument& document) {
  const Fact* title = document.held ? newest_fact(document.held->document, "title") : nullptr;
  return title == nullptr ? std::string() : title->value;
}

std::string citation(const ReportView& report, const ReportedDocument& document,
                     const HeldRevision& revision, int page) {
  const Release& release = revision.release;
  std::string text = document.name;
  const std::string title = title_of(document);
  if (!title.empty()) text += ", \u201c" + title + "\u201d";
  text += ", release " + revision.revision.folder.text();
  std::string by = release.agency;
  if (release.date) by += (by.empty() ? "" : ", ") + release.date->text();
  if (!by.empty()) text += " (" + by + ")";
  if (page > 0) text += ", page " + std::to_string(page);
  text += "; SHA-256 " + revision.revision.observed.digests.sha256.hex();
  return text + (report.archive.empty() ? "" : "; Palimpsest archive " + report.archive) + ".";
}

}  // namespace palimpsest::report
