// How far a job is, from the files in its folder alone.
#pragma once

#include "archive/job/job_folder.hpp"
#include "model/collection.hpp"

namespace palimpsest::archive {

// Takes a bundle for whole by its name; collect looks inside. Throws like JobFolder::job().
[[nodiscard]] JobStatus job_status(const JobFolder& folder);

}  // namespace palimpsest::archive
