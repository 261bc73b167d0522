#include "record/job_output.hpp"

#include "record/json.hpp"

#include <algorithm>
#include <cmath>

namespace palimpsest::record {
namespace {

Json attempts_json(const std::vector<ShardRun>& runs) {
  Json values = Json::array();
  for (const ShardRun& run : runs) {
    values.push_back({{"shard", run.shard},
                      {"attempt", run.attempt},
                      {"host", run.host},
                      {"started", run.started.text()},
                      {"error", run.error.empty() ? Json() : Json(run.error)}});
  }
  return values;
}

template <class Outcome, class Status>
std::ptrdiff_t count_of(const std::vector<Outcome>& outcomes, Status status) {
  return std::count_if(outcomes.begin(), outcomes.end(),
                       [=](const Outcome& each) { return each.status == status; });
}

double rounded(double value) { return std::round(value * 100) / 100; }

}  // namespace

std::string collected_line(const Collected& collected) {
  const auto count = [&](ImportStatus imported, RefreshStatus refreshed) {
    return count_of(collected.import.files, imported) +
           count_of(collected.refresh.revisions, refreshed);
  };
  const std::string id = collected.import.import_id + collected.refresh.act;  // one is empty
  Json refused = Json::array();
  for (const RefusedBundle& bundle : collected.refused) {
    refused.push_back({{"file", bundle.file}, {"shard", bundle.shard}, {"why", bundle.why}});
  }
  return compact_text(
      {{"import_id", id.empty() ? Json() : Json(id)},
       {"imported", count(ImportStatus::kImported, RefreshStatus::kRefreshed)},
       {"unchanged", count(ImportStatus::kUnchanged, RefreshStatus::kUnchanged)},
       {"failed", count(ImportStatus::kFailed, RefreshStatus::kFailed)},
       {"changed_since", count_of(collected.refresh.revisions, RefreshStatus::kChangedSince)},
       {"missing", Json(collected.missing)},
       {"files_left", collected.files_left},
       {"refused", std::move(refused)}});
}

std::string submission_to_json(const Submission& submission) {
  return canonical_text({{"engine", "slurm"},
                         {"shards", Json(submission.shards)},
                         {"commands", Json(submission.commands)},
                         {"jobs", Json(submission.jobs)}});
}

std::string job_status_to_json(const JobStatus& status) {
  return canonical_text(
      {{"job", status.job.id},
       {"shards", status.job.shards},
       {"done", status.done},
       {"pages", status.job.pages},
       {"pages_done", status.pages_done},
       {"failures", status.failures},
       {"pages_per_second", rounded(status.pages_per_second)},
       {"seconds_left", status.seconds_left ? Json(rounded(*status.seconds_left)) : Json()},
       {"running", attempts_json(status.running)},
       {"failed", attempts_json(status.failed)}});
}

}  // namespace palimpsest::record
