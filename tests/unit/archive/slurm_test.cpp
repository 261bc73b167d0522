#include "archive/job/slurm/slurm.hpp"

#include "base/file.hpp"
#include "record/job_record.hpp"
#include "support/temporary_folder.hpp"

#include <numeric>
#include <string>

#include <gmock/gmock.h>

namespace palimpsest::archive {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

std::vector<std::string> texts(const std::vector<int>& shards, const SlurmOptions& options) {
  std::vector<std::string> all;
  for (const ShardArray& array : arrays_of(shards, options)) {
    all.push_back(std::to_string(array.offset) + ": " + array.tasks);
  }
  return all;
}

TEST(ArraysOf, WritesNeighboursAsRanges) {
  EXPECT_THAT(texts({1, 2, 3, 7, 9, 10}, {}), ElementsAre("0: 1-3,7,9-10"));
}

TEST(ArraysOf, NeverNumbersATaskBeyondTheArray) {
  std::vector<int> shards(2500);
  std::iota(shards.begin(), shards.end(), 1);
  EXPECT_THAT(texts(shards, {}), ElementsAre("0: 1-1000", "1000: 1-1000", "2000: 1-500"));
  EXPECT_THAT(texts({1000, 1001, 2400}, {}), ElementsAre("0: 1000", "1000: 1", "2000: 400"));
}

TEST(ArraysOf, SharesTheConcurrencyAmongTheArrays) {
  SlurmOptions options;
  options.concurrency = 7;
  EXPECT_THAT(texts({1, 1001, 2001}, options), ElementsAre("0: 1%3", "1000: 1%2", "2000: 1%2"));
}

TEST(WorkScript, SaysWhatWasAskedAndNothingElse) {
  SlurmOptions options;
  options.program = "/opt/pal impsest";
  options.account = "hist";
  const std::string script = work_script(JobFolder("/data/it's a job"), Job{}, options);
  EXPECT_THAT(script, HasSubstr("#SBATCH --account=hist\n"));
  EXPECT_THAT(script, Not(HasSubstr("--partition")));
  EXPECT_THAT(script, Not(HasSubstr("--time")));
  EXPECT_THAT(script, HasSubstr("'/opt/pal impsest' work --job '/data/it'\\''s a job' --shard"));
}

Job submitted_job() {
  Job job;
  job.id = std::string(16, '1');
  job.pipeline = std::string(16, '2') + "/" + std::string(16, '3');
  job.tooling = {{"poppler", "22.12.0"}};
  job.reading.languages = {"eng"};
  job.import_words = {"--release", "2017"};
  job.files = job.pages = 1;
  job.shards = 1;
  job.seconds = 1;
  return job;
}

TEST(SubmitToSlurm, HandsPathsOverAsArguments) {
  const test::TemporaryFolder folder;
  const std::filesystem::path root = folder.path() / "50% of it's a job";
  std::filesystem::create_directories(root);
  write_file_durably(root / "job.json", record::job_to_json(submitted_job()),
                     std::filesystem::perms::owner_read);
  const Submission submission = submit_to_slurm(JobFolder(root), {}, nullptr);
  const std::string path = (folder.path() / "50%% of it's a job/slurm/collect-%j.txt").string();
  EXPECT_THAT(submission.commands.back(), ::testing::Contains("--output=" + path));
  EXPECT_THAT(collect_script(JobFolder(root), Job{}, {}), Not(HasSubstr("#SBATCH --output")));
}

}  // namespace
}  // namespace palimpsest::archive
