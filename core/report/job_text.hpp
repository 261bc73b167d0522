// Jobs on a cluster in words: what is planned, how far it is, what was collected.
#pragma once

#include "model/collection.hpp"
#include "model/job.hpp"
#include "report/style.hpp"

#include <string>

namespace palimpsest::report {

// Returns what a job asks for, and what comes next; `folder` is that of the job.
[[nodiscard]] std::string job_text(const Job& job, const std::string& folder, const Style& style);

// Returns what an attempt did; `was_done` when a bundle was there already.
[[nodiscard]] std::string run_text(const ShardRun& run, bool was_done, const Style& style);

// Returns what stands beside the lines of the import: missing shards and refused bundles.
[[nodiscard]] std::string collected_text(const Collected& collected, const std::string& folder,
                                         const Style& style);

// Returns the commands of a trial, or what they started.
[[nodiscard]] std::string submission_text(const Submission& submission, const Style& style);

[[nodiscard]] std::string job_status_text(const JobStatus& status, const Style& style);

}  // namespace palimpsest::report
