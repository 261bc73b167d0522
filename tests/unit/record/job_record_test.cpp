#include "record/job_record.hpp"

#include "base/error.hpp"
#include "record/job_output.hpp"
#include "support/golden.hpp"

#include <gtest/gtest.h>

namespace palimpsest::record {
namespace {

using test::expect_golden;

const std::string kJob(16, 'a');
const std::string kPipeline = std::string(16, 'b') + "/" + std::string(16, 'c');
const Sha256 kOriginal = sha256_of("an original");

Job sample_job() {
  return {kJob,
          kPipeline,
          {{"poppler", "22.12.0"}},
          {"auto", {"eng"}, "form_field\tOWN\tOWN-[0-9]{4}\n", PageRange{3, 12}},
          {"--release", "2023-06-27"},
          2,
          13,
          3,
          40.25,
          1};
}

Shard sample_shard() {
  return {kJob,
          2,
          14.5,
          {{"/data/one.pdf", kOriginal, 12, 9, 12}, {"/data/two.pdf", kOriginal, 0, 1, 0}}};
}

BundleHead sample_head() {
  return {kJob,
          2,
          kPipeline,
          {{"poppler", "22.12.0"}},
          "required: limits, seccomp",
          1,
          {{kOriginal, BundleItemKind::kFacts, 0, sha256_of("facts"), 120, 80},
           {kOriginal, BundleItemKind::kPage, 9, sha256_of("page"), 4000, 900},
           {kOriginal, BundleItemKind::kFailure, 0, sha256_of("failure"), 60, 50}}};
}

ShardRun sample_run() {
  return {kJob,   2,   1, "scan-17",         Instant{1742328900}, Instant{1742330100},
          1200.5, 512, 1, "the disk is full"};
}

TEST(JobRecord, IsTheExampleAndReadsBack) {
  expect_golden(PALIMPSEST_EXAMPLES "/job.json", job_to_json(sample_job()));
  EXPECT_EQ(parse_job(job_to_json(sample_job())), sample_job());
}

TEST(JobRecord, OfOriginalsOfAnArchiveSaysWhichStateThePlanSaw) {
  Job job = sample_job();
  job.planned_at = CommitId(std::string(40, '7'));
  EXPECT_EQ(parse_job(job_to_json(job)), job);
}

TEST(JobRecord, OfAllPagesHasNoRange) {
  Job job = sample_job();
  job.reading.pages.reset();
  job.reading.identifiers.clear();
  EXPECT_EQ(parse_job(job_to_json(job)), job);
}

TEST(ShardRecord, IsTheExampleAndReadsBack) {
  expect_golden(PALIMPSEST_EXAMPLES "/shard.json", shard_to_json(sample_shard()));
  EXPECT_EQ(parse_shard(shard_to_json(sample_shard())), sample_shard());
}

TEST(ShardRecord, RefusesPagesThatTheFileDoesNotHave) {
  Shard shard = sample_shard();
  shard.items.front().last = 13;
  EXPECT_THROW((void)parse_shard(shard_to_json(shard)), Error);
  shard.items.front().last = 7;
  EXPECT_THROW((void)parse_shard(shard_to_json(shard)), Error);
}

TEST(BundleHeadRecord, IsTheExampleAndReadsBack) {
  expect_golden(PALIMPSEST_EXAMPLES "/bundle.json", bundle_head_to_json(sample_head()));
  EXPECT_EQ(parse_bundle_head(bundle_head_to_json(sample_head())), sample_head());
}

TEST(BundleHeadRecord, RefusesAPageWithoutANumber) {
  BundleHead head = sample_head();
  head.items[1].page = 0;
  EXPECT_THROW((void)parse_bundle_head(bundle_head_to_json(head)), Error);
}

TEST(RunRecord, IsTheExampleAndReadsBack) {
  expect_golden(PALIMPSEST_EXAMPLES "/run.json", run_to_json(sample_run()));
  EXPECT_EQ(parse_run(run_to_json(sample_run())), sample_run());
}

TEST(RunRecord, OfAnAttemptAtWorkHasNoEnd) {
  ShardRun run = sample_run();
  run.ended.reset();
  run.error.clear();
  EXPECT_EQ(parse_run(run_to_json(run)), run);
}

TEST(JobOutput, OfCollectIsTheExample) {
  Collected collected{{"20250318T201500Z-1f3a2b", {}},
                      {},
                      {{"000002.1.bundle", 2, "it was cut short or changed"}},
                      {2},
                      1};
  for (const ImportStatus status :
       {ImportStatus::kImported, ImportStatus::kUnchanged, ImportStatus::kFailed}) {
    collected.import.files.emplace_back().status = status;
  }
  collected.refresh.revisions.push_back(
      {DocumentId("124"), RevisionFolder("2023"), RefreshStatus::kChangedSince, "", 1});
  expect_golden(PALIMPSEST_EXAMPLES "/collect.json", collected_line(collected) + "\n");
}

TEST(JobOutput, OfSubmitIsTheExample) {
  expect_golden(
      PALIMPSEST_EXAMPLES "/submit.json",
      submission_to_json(
          {{2, 3},
           {{"sbatch", "--parsable", "--array=2-3", "/data/job/slurm/work.sh", "0"},
            {"sbatch", "--parsable", "--dependency=afterany:12", "/data/job/slurm/collect.sh"}},
           {"12", "13"}}));
}

TEST(JobOutput, OfStatusIsTheExample) {
  ShardRun running = sample_run();
  running.error.clear();
  running.ended.reset();
  running.shard = 3;
  expect_golden(PALIMPSEST_EXAMPLES "/job_status.json",
                job_status_to_json({sample_job(), 1, {running}, {sample_run()}, 8, 1, 0.42, 12.5}));
}

}  // namespace
}  // namespace palimpsest::record
