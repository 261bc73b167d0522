#include "record/refresh_output.hpp"

#include "record/json.hpp"
#include "record/optional_json.hpp"

#include <algorithm>

namespace palimpsest::record {

std::string revision_refresh_line(const RevisionRefresh& outcome) {
  return compact_text({{"document", outcome.document.text()},
                       {"folder", outcome.folder.text()},
                       {"status", name_of(outcome.status)},
                       {"why", text_or_null(outcome.why)},
                       {"pages", outcome.page_count},
                       {"redactions", outcome.redaction_count},
                       {"changed_pages", outcome.changed_pages},
                       {"new_redactions", outcome.new_redactions},
                       {"lost_redactions", outcome.lost_redactions},
                       {"commit", outcome.commit ? Json(outcome.commit->text()) : Json()},
                       {"error", text_or_null(outcome.error)},
                       {"hint", text_or_null(outcome.hint)}});
}

std::string refresh_summary_line(const RefreshOutcome& outcome) {
  const auto count = [&](RefreshStatus status) {
    return std::count_if(outcome.revisions.begin(), outcome.revisions.end(),
                         [=](const RevisionRefresh& each) { return each.status == status; });
  };
  return compact_text({{"refresh", text_or_null(outcome.act)},
                       {"revisions", outcome.revisions.size() + outcome.current},
                       {"current", outcome.current},
                       {"planned", count(RefreshStatus::kPlanned)},
                       {"refreshed", count(RefreshStatus::kRefreshed)},
                       {"unchanged", count(RefreshStatus::kUnchanged)},
                       {"failed", count(RefreshStatus::kFailed)},
                       {"changed_since", count(RefreshStatus::kChangedSince)}});
}

}  // namespace palimpsest::record
