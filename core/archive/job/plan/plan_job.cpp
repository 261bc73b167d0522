#include "archive/job/plan/plan_job.hpp"

#include "archive/job/job_reading.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "record/job_record.hpp"

#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace palimpsest::archive {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kIdDigits = 16;
constexpr fs::perms kMode =
    fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read | fs::perms::others_read;

CutOptions cut_options(const worker::ReadOptions& reading, const JobOptions& options) {
  CutOptions cut;
  cut.seconds = options.minutes * 60 * options.cores;
  cut.cost.recognises_all = reading.ocr == worker::OcrMode::kAlways;
  cut.cost.recognises_none = reading.ocr == worker::OcrMode::kNever;
  if (options.page_seconds > 0) {
    cut.cost.text_seconds = options.page_seconds;
    cut.cost.scan_seconds = options.page_seconds;
  }
  return cut;
}

// A chain of digests, so that the files of a large job need not stand in one text.
std::string id_of(const Survey& survey, const std::string& pipeline, const JobOptions& options) {
  std::string asked = pipeline + '\0' + std::to_string(options.minutes) + '\0' +
                      std::to_string(options.cores) + '\0' + std::to_string(options.page_seconds);
  for (const std::string& word : options.import_words) asked += '\0' + word;
  std::string id = sha256_of(asked).hex();
  for (const PlannedFile& file : survey.files) {
    id = sha256_of(id + file.sha256.hex() + std::to_string(file.page_count) + '\0' + file.path)
             .hex();
  }
  return id.substr(0, kIdDigits);
}

// Whether the folder holds this very job already.
bool holds(const JobFolder& folder, const std::string& id) {
  std::error_code error;
  if (!fs::exists(folder.manifest_path(), error)) return false;
  if (folder.job().id == id) return true;
  throw Error(ErrorKind::kConflict, "the folder " + folder.root().string() + " holds another job",
              "plan this one in another folder, or remove that one");
}

void write_manifest(const JobFolder& folder, const Job& job) {
  write_file_durably(folder.manifest_path(), record::job_to_json(job), kMode);
}

// A plan that comes out the same has seen the archive as it is now.
Job planned_again(const JobFolder& folder, const JobOptions& options) {
  Job job = folder.job();
  if (job.planned_at == options.planned_at) return job;
  job.planned_at = options.planned_at;
  write_manifest(folder, job);
  return job;
}

// Shards are many and small; they are made durable together, before the manifest names them.
void write_shard(const JobFolder& folder, const Shard& shard) {
  const fs::path path = folder.shard_path(shard.number);
  fs::create_directories(path.parent_path());
  NewFile file(path.parent_path(), kMode);
  file.write(record::shard_to_json(shard));
  file.rename(path);
}

bool is_of_a_plan(const JobFolder& folder, const fs::path& path) {
  const std::string name = path.filename().string();
  const std::string number = path.stem().string();
  const bool is_number = !number.empty() && number.size() < 10 &&
                         number.find_first_not_of("0123456789") == std::string::npos;
  return name.starts_with(NewFile::kUnfinished) ||
         (is_number && folder.shard_path(std::stoi(number)) == path);
}

// Takes away what a plan left that was killed before its manifest, and nothing else.
void remove_killed_plan(const JobFolder& folder) {
  const fs::path shards = folder.root() / "shards";
  std::error_code error;
  for (fs::recursive_directory_iterator it(shards, error), end; !error && it != end;
       it.increment(error)) {
    if (it->is_directory() || is_of_a_plan(folder, it->path())) continue;
    throw Error(
        ErrorKind::kConflict,
        "the folder " + folder.root().string() + " holds other files: " + it->path().string(),
        "plan the job in a new folder");
  }
  fs::remove_all(shards);
}

void sync_file_system(const fs::path& folder) {
  const FileDescriptor file(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!file.is_open() || ::syncfs(file.value()) != 0) {
    throw Error(ErrorKind::kEnvironment, "the folder " + folder.string() + " cannot be synced");
  }
}

}  // namespace

Job write_job(const JobFolder& folder, const Survey& survey, const worker::ReadOptions& reading,
              const JobOptions& options) {
  const std::string pipeline = pipeline_of(reading, survey.tooling);
  Job job{id_of(survey, pipeline, options), pipeline, survey.tooling, job_reading(reading),
          options.import_words};
  if (holds(folder, job.id)) return planned_again(folder, options);
  make_folders(folder.root());
  remove_killed_plan(folder);
  const Cut cut = cut_shards(survey.files, cut_options(reading, options), [&](Shard shard) {
    shard.job = job.id;
    write_shard(folder, shard);
  });
  job.files = survey.files.size();
  job.pages = cut.pages;
  job.shards = cut.shards;
  job.seconds = cut.seconds;
  job.cores = options.cores;
  job.planned_at = options.planned_at;
  sync_file_system(folder.root());
  write_manifest(folder, job);
  return job;
}

PlannedJob plan_job(const JobFolder& folder, const SurveyRequest& request,
                    const JobOptions& options,
                    const std::function<void(const ImportState&)>& progress) {
  Survey survey = survey_files(request, progress);
  if (survey.tooling.empty()) {
    throw Error(ErrorKind::kInput, "none of the files can be opened, so there is nothing to plan",
                "palimpsest import says what is wrong with each");
  }
  Job job = write_job(folder, survey, request.readers.reading, options);
  return {std::move(job), std::move(survey.unusable)};
}

}  // namespace palimpsest::archive
