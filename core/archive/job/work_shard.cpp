#include "archive/job/work_shard.hpp"

#include "archive/job/bundle/bundle_check.hpp"
#include "archive/job/job_reading.hpp"
#include "archive/reading/reading_ahead.hpp"
#include "base/counted.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "record/job_record.hpp"

#include <cerrno>
#include <chrono>
#include <exception>
#include <utility>

#include <fcntl.h>

namespace palimpsest::archive {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr auto kTick = std::chrono::milliseconds(200);
constexpr fs::perms kMode =
    fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read | fs::perms::others_read;

// Takes the first attempt that nobody has; making the file is what takes it.
ShardRun begin_run(const JobFolder& folder, const Job& job, const WorkRequest& request) {
  ShardRun run{job.id, request.shard, 0, request.host, request.clock()};
  make_folders(folder.run_path(run.shard, 1).parent_path());
  while (true) {
    const fs::path path = folder.run_path(run.shard, ++run.attempt);
    const FileDescriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644));
    if (file.is_open()) break;
    if (errno != EEXIST) {
      throw Error(ErrorKind::kEnvironment,
                  "cannot write " + path.string() + ": " + system_reason(errno));
    }
  }
  return run;
}

void write_run(const JobFolder& folder, const ShardRun& run) {
  write_file_durably(folder.run_path(run.shard, run.attempt), record::run_to_json(run), kMode);
}

// One attempt at one shard.
class Attempt {
 public:
  Attempt(const Job& job, const Shard& shard, const WorkRequest& request,
          const std::function<std::unique_ptr<worker::Client>()>& make_client)
      : job_(job),
        shard_(shard),
        request_(request),
        reading_(read_options(job.reading)),
        results_({}, reading_),
        readings_({request.jobs, reading_, make_client}, results_),
        bundle_({job.id, shard.number, job.pipeline, job.tooling, "", 0, {}}) {}

  void run();

  [[nodiscard]] const BundleWriter& bundle() const { return bundle_; }
  [[nodiscard]] int pages() const { return pages_; }

 private:
  void take(const ReadingEvent& event);
  void check_file(std::size_t number);
  void conclude(const ShardItem& item, const DocumentReading& reading);
  void add_failure(const ShardItem& item, const DocumentReading& reading);
  void add_pages(const ShardItem& item, const DocumentReading& reading);

  const Job& job_;
  const Shard& shard_;
  const WorkRequest& request_;
  worker::ReadOptions reading_;
  PageResults results_;
  ReadingAhead readings_;
  BundleWriter bundle_;
  int pages_ = 0;
};

void Attempt::run() {
  std::vector<fs::path> files;
  std::vector<PageRange> wanted;
  for (const ShardItem& item : shard_.items) {
    files.emplace_back(item.file);
    wanted.push_back({item.first, item.last});
  }
  (void)readings_.start(std::move(files), std::move(wanted));
  while (!readings_.is_done()) {
    if (request_.is_stopped && request_.is_stopped()) {
      throw Error(ErrorKind::kInterrupted,
                  "shard " + std::to_string(shard_.number) + " was stopped before its end",
                  "run it again; it begins anew");
    }
    if (const auto event = readings_.next_event(kTick)) take(*event);
    while (readings_.is_next_ready()) {
      const std::size_t number = readings_.next();
      conclude(shard_.items[number], readings_.reading(number));
      (void)readings_.finish_next();
    }
  }
}

void Attempt::take(const ReadingEvent& event) {
  switch (event.step) {
    case ReadingStep::kDigested:
      check_file(event.number);
      return readings_.read_pages(event.number);
    case ReadingStep::kPageRead:
      ++pages_;
      return;
    case ReadingStep::kRead:
    case ReadingStep::kFailed:
      return readings_.set_ready(event.number);
  }
}

void Attempt::check_file(std::size_t number) {
  const ShardItem& item = shard_.items[number];
  if (readings_.reading(number).digests->sha256 == item.sha256) return;
  throw Error(ErrorKind::kInput, item.file + " is not the file that was planned",
              "put that file back, or plan the job again in an empty folder");
}

void Attempt::conclude(const ShardItem& item, const DocumentReading& reading) {
  if (reading.failure) return add_failure(item, reading);
  check_is_pipeline(reading.facts.tooling, pipeline_of(reading_, reading.facts.tooling), job_);
  if (reading.facts.page_count != item.page_count) {
    throw Error(ErrorKind::kEnvironment,
                item.file + " opens with " + counted(reading.facts.page_count, "page") +
                    " and was planned with " + std::to_string(item.page_count),
                "plan the job again in an empty folder");
  }
  bundle_.set_sandbox(reading.sandbox);
  bundle_.add(item.sha256, BundleItemKind::kFacts, 0, worker::encode(reading.facts));
  add_pages(item, reading);
}

void Attempt::add_pages(const ShardItem& item, const DocumentReading& reading) {
  for (int number = item.first; number <= item.last; ++number) {
    const ReadPage& page = reading.pages[static_cast<std::size_t>(number - 1)];
    bundle_.add(item.sha256, BundleItemKind::kPage, number, page.record);
    if (is_lost(page.page)) bundle_.add_failure();
  }
}

// A document that cannot be opened is a result like any other; a file that cannot be seen is not.
void Attempt::add_failure(const ShardItem& item, const DocumentReading& reading) {
  try {
    std::rethrow_exception(reading.failure);
  } catch (const Error& error) {
    if (!reading.digests) throw Error(ErrorKind::kEnvironment, error.what(), error.hint());
    if (error.kind() != ErrorKind::kInput && error.kind() != ErrorKind::kIntegrity) throw;
    bundle_.add(item.sha256, BundleItemKind::kFailure, 0, worker::encode(error));
    bundle_.add_failure();
  }
}

void read_and_write(const JobFolder& folder, const Job& job, const Shard& shard,
                    const WorkRequest& request,
                    const std::function<std::unique_ptr<worker::Client>()>& make_client,
                    ShardRun& run) {
  Attempt attempt(job, shard, request, make_client);
  attempt.run();
  attempt.bundle().write(
      folder.bundle_path(shard.number, run.attempt, JobFolder::kUnfinishedEnding),
      folder.bundle_path(shard.number, run.attempt, JobFolder::kBundleEnding));
  run.pages = attempt.pages();
  run.failures = attempt.bundle().head().failures;
}

}  // namespace

ShardWork work_shard(const JobFolder& folder, const WorkRequest& request,
                     const std::function<std::unique_ptr<worker::Client>()>& make_client) {
  const Job job = folder.job();
  const Shard shard = folder.shard(job, request.shard);
  if (const auto there = sound_bundle(folder, job, shard)) {
    const Instant now = request.clock();
    return {
        {job.id, shard.number, there->attempt, request.host, now, now, 0, 0, there->head.failures},
        true};
  }
  ShardRun run = begin_run(folder, job, request);
  write_run(folder, run);
  const auto start = Clock::now();
  const auto end_run = [&] {
    run.ended = request.clock();
    run.seconds = std::chrono::duration<double>(Clock::now() - start).count();
    write_run(folder, run);
  };
  try {
    read_and_write(folder, job, shard, request, make_client, run);
  } catch (const std::exception& error) {
    run.error = error.what();
    try {
      end_run();
    } catch (const Error&) {  // the first error says what to do about both
    }
    throw;
  }
  end_run();
  return {run};
}

}  // namespace palimpsest::archive
