// What a batch system says to a process that it started, and how one is spoken to.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest::cli {

// Returns the number, from 1, that this task has: SLURM_ARRAY_TASK_ID, PARALLEL_SEQ, or
// JOB_COMPLETION_INDEX, which counts from 0. Nothing outside of a batch system.
[[nodiscard]] std::optional<int> task_number();

// Returns the file of this program.
[[nodiscard]] std::filesystem::path this_program();

// Runs a command of the batch system, found on $PATH, and returns what it printed. Throws
// Error(environment) when it is not there or fails.
[[nodiscard]] std::string run_batch_command(const std::vector<std::string>& command);

}  // namespace palimpsest::cli
