// What the commands of the cluster print with --json, beside the records of job_record.hpp.
#pragma once

#include "model/collection.hpp"

#include <string>

namespace palimpsest::record {

// The last line of collect (collect.schema.json).
[[nodiscard]] std::string collected_line(const Collected& collected);

// submit (submit.schema.json).
[[nodiscard]] std::string submission_to_json(const Submission& submission);

// job status (job_status.schema.json).
[[nodiscard]] std::string job_status_to_json(const JobStatus& status);

}  // namespace palimpsest::record
