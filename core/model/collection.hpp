// How far the shards of a job are, and what became of their bundles.
#pragma once

#include "base/time.hpp"
#include "model/job.hpp"
#include "model/outcome.hpp"
#include "model/refresh_outcome.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

// A bundle that was not used.
struct RefusedBundle {
  std::string file;  // its name in the job's folder
  int shard = 0;     // by its name
  std::string why;

  friend bool operator==(const RefusedBundle&, const RefusedBundle&) = default;
};

struct Collected {
  ImportOutcome import;
  RefreshOutcome refresh;  // of a job that reads originals again; the other one is empty
  std::vector<RefusedBundle> refused;
  std::vector<int> missing;      // shards without a bundle, in order
  std::uint64_t files_left = 0;  // that are not imported for want of a shard
};

// What was given to an engine, or would be.
struct Submission {
  std::vector<int> shards;                         // without a bundle
  std::vector<std::vector<std::string>> commands;  // each with its arguments, in their order
  std::vector<std::string> jobs;                   // the engine's ids; none of a trial
};

struct JobStatus {
  Job job;
  int done = 0;                   // shards with a bundle
  std::vector<ShardRun> running;  // or lost without a word; of shards without a bundle
  std::vector<ShardRun> failed;   // the last attempts of shards without a bundle that said why
  std::uint64_t pages_done = 0;
  std::uint64_t failures = 0;               // recorded in bundles: pages and files
  double pages_per_second = 0;              // 0 until a shard is done
  std::optional<double> seconds_left = {};  // at that pace; nothing while it is not known
};

}  // namespace palimpsest
