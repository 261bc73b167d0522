#include "archive/refresh/supplied_readings.hpp"

#include "archive/tree/catalogue.hpp"
#include "base/error.hpp"

#include <optional>
#include <string>
#include <utility>

namespace palimpsest::archive {
namespace {

Catalogue catalogue_of_plan(const store::Store& store, const CommitId& planned_at) {
  try {
    return Catalogue(store.at(planned_at));
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kIntegrity) throw;
    throw Error(
        ErrorKind::kConflict,
        "the job was planned of another archive, or of a state that this one lost: commit " +
            planned_at.text(),
        "plan what is still to be read in another folder: palimpsest plan JOB --unread");
  }
}

// What was seen of the original. Which files were derived says nothing more: the tools made them.
Observed without_derived(Observed observed) {
  observed.derived.clear();
  return observed;
}

// Returns how a revision is another one than the plan saw; nothing when it is not, or when the
// tools of the job have read it.
std::optional<std::string> change_since(const Catalogue& planned, const Tooling& of_job,
                                        const Revision& present) {
  if (present.observed.tooling == of_job) return std::nullopt;
  const auto before = planned.revision(present.document, present.folder);
  if (!before) return "new since the job was planned";
  if (without_derived(before->observed) == without_derived(present.observed)) return std::nullopt;
  const std::string tools = tool_changes(before->observed.tooling, present.observed.tooling);
  return tools.empty() ? "another file since the job was planned"
                       : "read again since the job was planned: " + tools;
}

}  // namespace

SuppliedRevisions supplied_revisions(const store::Store& store, const SuppliedReadings& supplied,
                                     std::vector<RevisionToRead> revisions) {
  const Catalogue planned = catalogue_of_plan(store, supplied.planned_at);
  const Tooling of_job = reading_tools(supplied.tooling, supplied.reading.identifiers);
  SuppliedRevisions found;
  for (RevisionToRead& each : revisions) {
    const Revision& present = each.revision;
    if (!supplied.originals.contains(present.observed.digests.sha256)) continue;
    if (auto change = change_since(planned, of_job, present)) {
      found.changed.push_back({present.document, present.folder, RefreshStatus::kChangedSince,
                               *std::move(change), present.observed.page_count});
    } else if (each.reading == supplied.reading) {
      found.to_commit.push_back(std::move(each));
    }
  }
  return found;
}

}  // namespace palimpsest::archive
