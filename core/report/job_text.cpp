#include "report/job_text.hpp"

#include "base/counted.hpp"
#include "model/shard_ranges.hpp"
#include "report/import_state_text.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

namespace palimpsest::report {
namespace {

constexpr std::size_t kShownShards = 20;  // ranges, after which only their number is said

std::string one_decimal(double value) {
  const auto tenths = static_cast<long long>(std::llround(value * 10));
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

std::string failures_text(std::uint64_t failures) {
  return failures == 0 ? "" : ", " + counted(failures, "failure") + " recorded";
}

std::string attempt_text(const ShardRun& run) {
  return "shard " + std::to_string(run.shard) + ", attempt " + std::to_string(run.attempt) +
         " on " + printable(run.host) + " since " + run.started.text();
}

// Returns 1-3, 7 for {1, 2, 3, 7}.
std::string shards_text(const std::vector<int>& shards) {
  std::string text;
  std::size_t ranges = 0;
  std::size_t told = 0;
  for (const ShardRange& range : shard_ranges(shards)) {
    if (ranges++ == kShownShards) return text + " and " + counted(shards.size() - told, "other");
    text += (told == 0 ? "" : ", ") + range.text();
    told += static_cast<std::size_t>(range.size());
  }
  return text;
}

}  // namespace

std::string job_text(const Job& job, const std::string& folder, const Style& style) {
  const std::string quoted = quoted_for_shell(folder);
  const double each = job.seconds / std::max(1, job.shards) / job.cores;
  return "planned job " + style.bold(job.id) + ": " + counted(job.files, "file") + ", " +
         counted(job.pages, "page") + ", " +
         counted(static_cast<std::size_t>(job.shards), "shard") + " of about " +
         duration_text(each) + " (" + one_decimal(job.seconds / 3600) + " core hours)\n" +
         "next: palimpsest submit " + quoted + ", or palimpsest work --job " + quoted +
         " --shard 1\n";
}

std::string run_text(const ShardRun& run, bool was_done, const Style& style) {
  const std::string name = "shard " + std::to_string(run.shard);
  const std::string failures = failures_text(static_cast<std::uint64_t>(run.failures));
  if (was_done) return name + " was done already" + failures + "\n";
  return style.green("done") + "  " + name + ": " +
         counted(static_cast<std::size_t>(run.pages), "page") + " in " +
         duration_text(run.seconds) + failures + "\n";
}

std::string collected_text(const Collected& collected, const std::string& folder,
                           const Style& style) {
  std::string text;
  for (const RefusedBundle& bundle : collected.refused) {
    text +=
        style.red("refused") + "  " + printable(bundle.file) + ": " + printable(bundle.why) + "\n";
  }
  if (!collected.missing.empty()) {
    text += style.yellow("missing") + "  shard " + shards_text(collected.missing) + "\n";
  }
  if (collected.files_left > 0) {
    text += counted(collected.files_left, "file") + " " +
            (collected.files_left == 1 ? "waits" : "wait") + " for them: palimpsest submit " +
            quoted_for_shell(folder) + " runs them again, then collect once more\n";
  }
  return text;
}

std::string submission_text(const Submission& submission, const Style& style) {
  if (submission.jobs.empty()) {
    std::string text;
    for (const auto& command : submission.commands) {
      std::string line;
      for (const std::string& word : command)
        line += (line.empty() ? "" : " ") + quoted_for_shell(word);
      text += line + "\n";
    }
    return text;
  }
  return "submitted " + style.bold(counted(submission.shards.size(), "shard")) + " as " +
         counted(submission.jobs.size() - 1, "array") + "; job " + submission.jobs.back() +
         " collects them\n";
}

std::string job_status_text(const JobStatus& status, const Style& style) {
  const Job& job = status.job;
  std::string text = "job " + style.bold(job.id) + ": " + std::to_string(status.done) + " of " +
                     counted(static_cast<std::size_t>(job.shards), "shard") + " done, " +
                     std::to_string(status.pages_done) + " of " + counted(job.pages, "page") +
                     failures_text(status.failures) + "\n";
  if (status.pages_per_second > 0) {
    text += one_decimal(status.pages_per_second) + " pages a second";
    if (status.seconds_left && status.done < job.shards) {
      text += ", " + duration_text(*status.seconds_left) + " left";
    }
    text += "\n";
  }
  for (const ShardRun& run : status.running) {
    text += style.yellow("at work") + "  " + attempt_text(run) + "\n";
  }
  for (const ShardRun& run : status.failed) {
    text += style.red("failed") + "  " + attempt_text(run) + ": " + printable(run.error) + "\n";
  }
  return text;
}

}  // namespace palimpsest::report
