#include "archive/job/plan/survey.hpp"

#include "archive/reading/reading_ahead.hpp"
#include "base/error.hpp"

#include <chrono>
#include <exception>
#include <utility>

namespace palimpsest::archive {
namespace {

namespace fs = std::filesystem;

constexpr auto kTick = std::chrono::milliseconds(200);

// Adds what a reading tells. Throws what is wrong with the machine, and not with the file.
void conclude(const DocumentReading& reading, Survey& survey) {
  PlannedFile file{fs::absolute(reading.file).lexically_normal().string(), Sha256(Sha256::Bytes{}),
                   0, reading.facts.page_count};
  try {
    if (reading.failure) std::rethrow_exception(reading.failure);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kInput && error.kind() != ErrorKind::kIntegrity) throw;
    if (!reading.digests) {
      survey.unusable.push_back({reading.file, error});
      return;
    }
    file.page_count = 0;
  }
  if (survey.tooling.empty()) survey.tooling = reading.facts.tooling;
  file.sha256 = reading.digests->sha256;
  file.size = reading.digests->size;
  survey.files.push_back(std::move(file));
}

Error interruption() {
  return {ErrorKind::kInterrupted, "the plan was stopped; nothing of it was written",
          "run the same command again"};
}

}  // namespace

Survey survey_files(const SurveyRequest& request,
                    const std::function<void(const ImportState&)>& progress) {
  FoundFiles found = find_files(request.paths);
  if (found.files.empty() && found.unusable.size() == 1) throw found.unusable.front().why;
  Survey survey{{}, std::move(found.unusable), {}};
  PageResults results({}, request.readers.reading);
  PoolOptions options = request.readers;
  options.reads_pages = false;
  ReadingAhead readings(options, results);
  ImportState state;
  state.files = found.files.size();
  state.bytes = readings.start(std::move(found.files));
  while (!readings.is_done()) {
    if (request.is_stopped && request.is_stopped()) throw interruption();
    const auto event = readings.next_event(kTick);
    if (event && event->step == ReadingStep::kDigested) readings.read_pages(event->number);
    if (event && (event->step == ReadingStep::kRead || event->step == ReadingStep::kFailed)) {
      readings.set_ready(event->number);
    }
    while (readings.is_next_ready()) {
      conclude(readings.reading(readings.next()), survey);
      state.bytes_done += readings.finish_next();
      ++state.files_done;
    }
    progress(state);
  }
  return survey;
}

}  // namespace palimpsest::archive
