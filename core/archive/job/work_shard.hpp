// Reads the pages of one shard and leaves them as a bundle.
//
// Needs the job's folder and the files, and nothing of an archive: no key, no lock, no writing.
// Any number of machines may work at one shard; each writes a bundle of its own.
#pragma once

#include "archive/job/job_folder.hpp"
#include "archive/reading/reader_pool.hpp"
#include "model/job.hpp"

#include <functional>
#include <memory>
#include <string>

namespace palimpsest::archive {

struct WorkRequest {
  int shard = 0;
  int jobs = 1;                      // worker processes
  std::string host;                  // this machine
  std::function<Instant()> clock;    // for the record of the attempt
  std::function<bool()> is_stopped;  // asked again and again; true ends the attempt
};

struct ShardWork {
  ShardRun run;           // that made the bundle
  bool was_done = false;  // a sound bundle was there already; `run` then says little more
};

// Makes the bundle of a shard, unless there is a sound one. What is wrong with a document is
// recorded in the bundle and counted.
//
// Throws Error(environment) when this machine cannot do it and another may: a file is not to be
// seen here, the pipeline is another, the disk is full; Error(input) when a file is not the one
// that was planned; Error(interrupted) when it was told to stop. The record of the attempt then
// says why.
[[nodiscard]] ShardWork work_shard(
    const JobFolder& folder, const WorkRequest& request,
    const std::function<std::unique_ptr<worker::Client>()>& make_client);

}  // namespace palimpsest::archive
