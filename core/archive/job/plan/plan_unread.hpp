// Turns originals of an archive that are to be read again into the folder of a job.
#pragma once

#include "archive/import/import.hpp"
#include "archive/job/job_folder.hpp"
#include "archive/job/plan/plan_job.hpp"
#include "archive/refresh/refresh_plan.hpp"
#include "store/store.hpp"

#include <functional>

namespace palimpsest::archive {

struct UnreadRequest {
  RefreshChoice choice;
  int jobs = 1;  // worker processes
  ClientFactory make_client;
  std::function<bool()> is_stopped;  // asked again and again; true ends the plan
};

// Plans the originals of what plan_refresh() chooses, where the archive holds them, and changes
// nothing in the archive. What cannot be read is unusable. Throws Error(usage) when they were read
// in several ways, since all files of a job are read in one, Error(input) when there is nothing to
// read, and what plan_job() and plan_refresh() throw.
[[nodiscard]] PlannedJob plan_unread(const store::Store& store, const JobFolder& folder,
                                     const UnreadRequest& request, const JobOptions& options,
                                     const std::function<void(const ImportState&)>& progress);

}  // namespace palimpsest::archive
