#include "archive/job/job_status.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "record/job_record.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace palimpsest::archive {
namespace {

// Nothing for an attempt that was taken a moment ago and has no record yet, and for another job's.
std::optional<ShardRun> read_run(const ShardFile& file, const Job& job) {
  try {
    ShardRun run = record::parse_run(read_file(file.path));
    if (run.job == job.id) return run;
  } catch (const Error&) {
  }
  return std::nullopt;
}

// Returns the seconds in which at least one of the runs was at work; at least the one that instants
// can tell.
double seconds_at_work(std::vector<std::pair<Instant, Instant>> runs) {
  std::sort(runs.begin(), runs.end());
  std::int64_t sum = 0;
  std::optional<Instant> end;
  for (const auto& [started, ended] : runs) {
    const Instant begin = end ? std::max(started, *end) : started;
    if (ended > begin) sum += ended.seconds - begin.seconds;
    end = std::max(end.value_or(ended), ended);
  }
  return std::max(1.0, static_cast<double>(sum));
}

int pages_of(const Shard& shard) {
  int pages = 0;
  for (const ShardItem& item : shard.items) pages += item.size();
  return pages;
}

void add_pace(double seconds, std::uint64_t pages, JobStatus& status) {
  if (pages == 0) return;
  status.pages_per_second = static_cast<double>(pages) / seconds;
  status.seconds_left =
      static_cast<double>(status.job.pages - std::min(status.job.pages, status.pages_done)) /
      status.pages_per_second;
}

}  // namespace

JobStatus job_status(const JobFolder& folder) {
  JobStatus status;
  status.job = folder.job();
  const std::vector<int> missing = folder.missing(status.job);
  const auto is_done = [&](int shard) {
    return !std::binary_search(missing.begin(), missing.end(), shard);
  };
  status.done = status.job.shards - static_cast<int>(missing.size());
  std::map<int, ShardRun> ended;  // that made a bundle
  std::map<int, ShardRun> failed;
  for (const ShardFile& file : folder.runs()) {
    const auto run = read_run(file, status.job);
    if (!run) continue;
    if (is_done(run->shard)) {
      if (run->ended && run->error.empty()) ended.emplace(run->shard, *run);
    } else if (run->ended) {
      failed.insert_or_assign(run->shard, *run);
    } else {
      status.running.push_back(*run);
    }
  }
  std::vector<std::pair<Instant, Instant>> timed;
  std::uint64_t timed_pages = 0;
  for (const auto& [shard, run] : ended) {
    timed.emplace_back(run.started, *run.ended);
    timed_pages += static_cast<std::uint64_t>(run.pages);
    status.failures += static_cast<std::uint64_t>(run.failures);
  }
  for (int shard = 1; shard <= status.job.shards; ++shard) {
    if (!is_done(shard)) continue;
    status.pages_done += static_cast<std::uint64_t>(
        ended.contains(shard) ? ended.at(shard).pages : pages_of(folder.shard(status.job, shard)));
  }
  for (const auto& [shard, run] : failed) status.failed.push_back(run);
  add_pace(seconds_at_work(std::move(timed)), timed_pages, status);
  return status;
}

}  // namespace palimpsest::archive
