#include "report/html/report_view.hpp"

#include "model/citation.hpp"
#include "report/citation_text.hpp"

namespace palimpsest::report {

std::string title_of(const ReportedDocument& document) {
  const Fact* title = document.held ? newest_fact(document.held->document, "title") : nullptr;
  return title == nullptr ? std::string() : title->value;
}

std::string citation(const ReportView& report, const HeldDocument& document,
                     const HeldRevision& held) {
  const Revision& revision = held.revision;
  Citation citation = citation_of(document.document);
  citation.revision = {held.release, revision.folder, revision.observed.digests.sha256,
                       revision.claimed.source_url, revision.claimed.retrieved_at};
  citation.archive = report.archive;
  return citation_text(citation);
}

}  // namespace palimpsest::report
