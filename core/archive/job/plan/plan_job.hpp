// Turns files into the folder of a job: a manifest, and shards that take about the same time.
#pragma once

#include "archive/job/job_folder.hpp"
#include "archive/job/plan/shard_cut.hpp"
#include "archive/job/plan/survey.hpp"
#include "model/job.hpp"

#include <optional>
#include <string>
#include <vector>

namespace palimpsest::archive {

struct JobOptions {
  std::vector<std::string> import_words;  // see Job
  double minutes = 20;                    // on the clock, that a shard should take
  int cores = 1;                          // that a shard has
  double page_seconds = 0;  // of one core for every page, as somebody measured; 0 to estimate it
  std::optional<CommitId> planned_at = {};  // see Job
};

struct PlannedJob {
  Job job;
  std::vector<UnusablePath> unusable;
};

// Surveys the files of `request` and writes the job into `folder`. The same plan again changes
// nothing. Throws Error(conflict) when the folder holds another job, Error(input) when no file can
// be opened, and what survey_files() throws.
[[nodiscard]] PlannedJob plan_job(const JobFolder& folder, const SurveyRequest& request,
                                  const JobOptions& options,
                                  const std::function<void(const ImportState&)>& progress);

// Writes the job of files that were surveyed: the part of plan_job() that reads none of them.
[[nodiscard]] Job write_job(const JobFolder& folder, const Survey& survey,
                            const worker::ReadOptions& reading, const JobOptions& options);

}  // namespace palimpsest::archive
