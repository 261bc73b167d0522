#include "archive/job/plan/plan_unread.hpp"

#include "archive/job/job_reading.hpp"
#include "archive/refresh/present_tools.hpp"
#include "base/error.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace palimpsest::archive {
namespace {

std::string way_of(const worker::ReadOptions& reading) {
  std::string languages;
  for (const std::string& each : reading.languages) {
    languages += (languages.empty() ? "" : "+") + each;
  }
  return "--ocr " + job_reading(reading).ocr + " --lang " + languages;
}

// Returns how all of them are read.
worker::ReadOptions one_reading(const std::vector<RevisionToRead>& revisions) {
  const worker::ReadOptions& reading = revisions.front().reading;
  const auto other = std::find_if(revisions.begin(), revisions.end(),
                                  [&](const auto& each) { return each.reading != reading; });
  if (other == revisions.end()) return reading;
  throw Error(ErrorKind::kUsage,
              "the documents were read in several ways: " + way_of(reading) + ", and " +
                  way_of(other->reading),
              "plan a job of those that were read alike, or say how all are to be read");
}

}  // namespace

PlannedJob plan_unread(const store::Store& store, const JobFolder& folder,
                       const UnreadRequest& request, const JobOptions& options,
                       const std::function<void(const ImportState&)>& progress) {
  const CommitId planned_at = store.tip().commit();  // at the latest: what comes then is new
  PresentTools present(request.make_client);
  std::vector<RevisionToRead> revisions =
      plan_refresh(store, request.choice, [&](const worker::ReadOptions& reading) {
        return present.of(reading);
      }).revisions;
  std::vector<UnusablePath> hindered;
  std::erase_if(revisions, [&](const RevisionToRead& each) {
    if (each.hindrance) hindered.push_back({each.revision.document.text(), *each.hindrance});
    return each.hindrance.has_value();
  });
  if (revisions.empty()) {
    throw Error(ErrorKind::kInput, "nothing of the archive is to be read, so there is no job",
                "palimpsest refresh --dry-run says why; --all reads everything");
  }
  std::vector<std::filesystem::path> originals;
  std::set<Sha256> known;
  for (const RevisionToRead& each : revisions) {
    const Sha256& sha256 = each.revision.observed.digests.sha256;
    if (known.insert(sha256).second) originals.push_back(store.original_path(sha256));
  }
  const PoolOptions readers{request.jobs, one_reading(revisions), request.make_client};
  JobOptions of_archive = options;
  of_archive.planned_at = planned_at;
  PlannedJob planned =
      plan_job(folder, {std::move(originals), readers, request.is_stopped}, of_archive, progress);
  planned.unusable.insert(planned.unusable.end(), hindered.begin(), hindered.end());
  return planned;
}

}  // namespace palimpsest::archive
