#include "archive/edit/placeholder.hpp"

#include "archive/edit/edit_values.hpp"
#include "archive/obtained/evidence_file.hpp"
#include "archive/removal/removals.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "identify/personal/personal_numbers.hpp"

#include <utility>
#include <vector>

namespace palimpsest::archive {

ValuesOutcome set_placeholder(store::Store& store, const PlaceholderRequest& request,
                              const Actor& actor) {
  EditRow row = request.row;
  if (row.target.release.empty() || row.target.page > 0) {
    throw Error(ErrorKind::kUsage, "a placeholder stands for a document in a release",
                "write DOCUMENT@RELEASE");
  }
  std::vector<EvidenceFile> files;
  if (!request.evidence.empty()) {
    files.push_back(evidence_file(read_file(request.evidence)));
    const Sha256& sha256 = files.back().digests.sha256;
    refuse_removed(removals_in(store.tip()), sha256);
    const std::string name = request.evidence.filename().string();
    row.evidence = StateEvidence{sha256, identify::with_masked_numbers(name)};
  }
  ValuesOutcome outcome = edit_values(store, {row}, actor, EditScope::kNewDocuments, files);
  if (outcome.bad.empty()) return outcome;
  const BadRow& bad = outcome.bad.front();
  throw Error(bad.is_usage ? ErrorKind::kUsage : ErrorKind::kInput, bad.why, bad.hint);
}

}  // namespace palimpsest::archive
