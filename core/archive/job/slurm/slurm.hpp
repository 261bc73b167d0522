// Gives the shards of a job to Slurm: arrays of `work`, and one `collect` that runs after them.
//
// Slurm does the rest: it places, repeats and cancels. What is left to the scripts is to ask for
// another attempt when `work` says so.
#pragma once

#include "archive/job/job_folder.hpp"
#include "model/collection.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace palimpsest::archive {

// Empty texts leave the choice to Slurm.
struct SlurmOptions {
  std::filesystem::path program;             // palimpsest, as the nodes see it
  std::vector<std::string> work_options;     // behind `palimpsest work`: --sandbox ...
  std::vector<std::string> collect_options;  // behind `palimpsest collect JOB`: --archive ...
  std::string partition, account;
  std::string time;       // limit of a shard, as sbatch takes it: 90, 1:30:00
  std::string memory;     // of a shard: 2G
  int concurrency = 0;    // shards at a time; 0 for as many as there is room for
  int array_size = 1000;  // tasks of an array; Slurm's default of MaxArraySize allows 1,000
};

// Some shards that go into one array: task n is shard `offset` + n.
struct ShardArray {
  int offset = 0;
  std::string tasks;  // as --array takes them: 1-12,17%4
};

// Returns the arrays for shards in ascending order.
[[nodiscard]] std::vector<ShardArray> arrays_of(const std::vector<int>& shards,
                                                const SlurmOptions& options);

// Return the scripts. `work` takes the offset of its array as its argument.
[[nodiscard]] std::string work_script(const JobFolder& folder, const Job& job,
                                      const SlurmOptions& options);
[[nodiscard]] std::string collect_script(const JobFolder& folder, const Job& job,
                                         const SlurmOptions& options);

// Runs a command and returns what it printed. Throws Error(environment) when it fails.
using RunCommand = std::function<std::string(const std::vector<std::string>&)>;

// Writes the scripts into the job's folder and submits the shards that have no bundle. Without
// `run` nothing is written and nothing submitted: the answer says what would be. Throws what
// JobFolder::job() and `run` throw.
[[nodiscard]] Submission submit_to_slurm(const JobFolder& folder, const SlurmOptions& options,
                                         const RunCommand& run);

}  // namespace palimpsest::archive
