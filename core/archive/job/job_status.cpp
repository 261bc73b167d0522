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

// The time in which the runs that made bundles were at work.
struct Span {
  std::optional<Instant> first, last;

  void add(const ShardRun& run) {
    first = std::min(first.value_or(run.started), run.started);
    last = std::max(last.value_or(*run.ended), *run.ended);
  }

  // At least the second that instants can tell.
  [[nodiscard]] double seconds() const {
    return std::max(1.0, static_cast<double>(last->seconds - first->seconds));
  }
};

int pages_of(const Shard& shard) {
  int pages = 0;
  for (const ShardItem& item : shard.items) pages += item.size();
  return pages;
}

std::set<int> shards_with_bundle(const JobFolder& folder, const Job& job) {
  std::set<int> shards;
  for (const ShardFile& bundle : folder.bundles()) {
    if (bundle.shard <= job.shards) shards.insert(bundle.shard);
  }
  return shards;
}

void add_pace(const Span& span, std::uint64_t pages, JobStatus& status) {
  if (!span.first || pages == 0) return;
  status.pages_per_second = static_cast<double>(pages) / span.seconds();
  status.seconds_left =
      static_cast<double>(status.job.pages - std::min(status.job.pages, status.pages_done)) /
      status.pages_per_second;
}

}  // namespace

JobStatus job_status(const JobFolder& folder) {
  JobStatus status;
  status.job = folder.job();
  const std::set<int> done = shards_with_bundle(folder, status.job);
  status.done = static_cast<int>(done.size());
  std::map<int, ShardRun> ended;  // that made a bundle
  std::map<int, ShardRun> failed;
  for (const ShardFile& file : folder.runs()) {
    const auto run = read_run(file, status.job);
    if (!run) continue;
    if (done.contains(run->shard)) {
      if (run->ended && run->error.empty()) ended.emplace(run->shard, *run);
    } else if (run->ended) {
      failed.insert_or_assign(run->shard, *run);
    } else {
      status.running.push_back(*run);
    }
  }
  Span span;
  std::uint64_t timed_pages = 0;
  for (const auto& [shard, run] : ended) {
    span.add(run);
    timed_pages += static_cast<std::uint64_t>(run.pages);
    status.failures += static_cast<std::uint64_t>(run.failures);
  }
  for (const int shard : done) {
    status.pages_done += static_cast<std::uint64_t>(
        ended.contains(shard) ? ended.at(shard).pages : pages_of(folder.shard(status.job, shard)));
  }
  for (const auto& [shard, run] : failed) status.failed.push_back(run);
  add_pace(span, timed_pages, status);
  return status;
}

}  // namespace palimpsest::archive
