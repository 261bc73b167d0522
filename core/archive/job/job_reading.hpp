// How a job's pages are read, as its manifest says it and as a worker takes it.
#pragma once

#include "model/job.hpp"
#include "worker/protocol.hpp"

namespace palimpsest::archive {

[[nodiscard]] JobReading job_reading(const worker::ReadOptions& options);
[[nodiscard]] worker::ReadOptions read_options(const JobReading& reading);

}  // namespace palimpsest::archive
