#include "record/report_output.hpp"

#include "record/json.hpp"

#include <utility>

namespace palimpsest::record {

std::string report_to_json(const ReportOutcome& outcome) {
  Json documents = Json::array();
  for (const ReportOutcome::Document& document : outcome.documents) {
    documents.push_back({{"name", document.name},
                         {"before", document.before},
                         {"after", document.after},
                         {"verdict", name_of(document.verdict)},
                         {"pages", document.pages}});
  }
  return canonical_text({{"file", outcome.file},
                         {"format", name_of(outcome.format)},
                         {"bytes", outcome.bytes},
                         {"documents", std::move(documents)},
                         {"unshown", outcome.unshown}});
}

}  // namespace palimpsest::record
