#include "archive/job/bundle/bundle_check.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "support/temporary_folder.hpp"

#include <fstream>
#include <string>

#include <gtest/gtest.h>

namespace palimpsest::archive {
namespace {

const std::string kJob(16, 'a');
const std::string kPipeline = std::string(16, 'b') + "/" + std::string(16, 'c');
const Sha256 kOriginalDigest = sha256_of("an original");

Job made_job() {
  Job job;
  job.id = kJob;
  job.pipeline = kPipeline;
  job.tooling = {{"poppler", "22.12.0"}};
  job.shards = 2;
  return job;
}

Shard made_shard() { return {kJob, 1, 1, {{"/data/one.pdf", kOriginalDigest, 5, 2, 3}}}; }

BundleWriter made_bundle() {
  BundleWriter writer({kJob, 1, kPipeline, {{"poppler", "22.12.0"}}, "off", 0, {}});
  writer.add(kOriginalDigest, BundleItemKind::kFacts, 0, "the facts");
  writer.add(kOriginalDigest, BundleItemKind::kPage, 2, "page two");
  writer.add(kOriginalDigest, BundleItemKind::kPage, 3, std::string(5000, 'x'));
  return writer;
}

class BundleTest : public ::testing::Test {
 protected:
  void write(const BundleWriter& writer) { writer.write(folder_.path() / "1.tmp", path()); }

  // Not durable, since there are thousands.
  void put(const std::string& bytes) { std::ofstream(path(), std::ios::binary) << bytes; }

  [[nodiscard]] std::filesystem::path path() const { return folder_.path() / "1.bundle"; }

  // Returns why the bundle is refused; empty when it is not.
  [[nodiscard]] std::string refusal() const {
    try {
      (void)read_bundle(path(), made_job(), made_shard());
      return "";
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kIntegrity);
      return error.what();
    }
  }

 private:
  test::TemporaryFolder folder_;
};

TEST_F(BundleTest, ReadsBackWhatWasWritten) {
  write(made_bundle());
  const Bundle bundle = read_bundle(path(), made_job(), made_shard());
  EXPECT_EQ(bundle.head(), made_bundle().head());
  EXPECT_EQ(bundle.item(0), "the facts");
  EXPECT_EQ(bundle.item(2), std::string(5000, 'x'));
}

TEST_F(BundleTest, ThatWasCutShortOrChangedAnywhereIsRefused) {
  write(made_bundle());
  const std::string bytes = read_file(path());
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    put(changed);
    EXPECT_NE(refusal(), "") << at;
    put(bytes.substr(0, at));
    EXPECT_NE(refusal(), "") << at;
  }
}

TEST_F(BundleTest, OfAnotherJobShardOrPipelineIsRefused) {
  write(BundleWriter({std::string(16, 'f'), 1, kPipeline, {}, "", 0, {}}));
  EXPECT_NE(refusal().find("another job"), std::string::npos);
  write(BundleWriter({kJob, 2, kPipeline, {}, "", 0, {}}));
  EXPECT_NE(refusal().find("holds shard 2"), std::string::npos);
  write(BundleWriter({kJob,
                      1,
                      std::string(16, 'b') + "/" + std::string(16, 'd'),
                      {{"poppler", "22.12.1"}},
                      "",
                      0,
                      {}}));
  EXPECT_NE(refusal().find("poppler 22.12.1 instead of 22.12.0"), std::string::npos);
}

TEST_F(BundleTest, WithMoreOrLessThanTheShardAsksForIsRefused) {
  BundleWriter more = made_bundle();
  more.add(kOriginalDigest, BundleItemKind::kPage, 4, "page four");
  write(more);
  EXPECT_NE(refusal().find("more than the shard asks for"), std::string::npos);
  BundleWriter less({kJob, 1, kPipeline, {}, "", 0, {}});
  less.add(kOriginalDigest, BundleItemKind::kFacts, 0, "the facts");
  write(less);
  EXPECT_NE(refusal().find("page 2 of one.pdf"), std::string::npos);
}

TEST_F(BundleTest, MayHoldTheFailureOfAFileInThePlaceOfItsPages) {
  BundleWriter failed({kJob, 1, kPipeline, {}, "", 1, {}});
  failed.add(kOriginalDigest, BundleItemKind::kFailure, 0, "why");
  write(failed);
  EXPECT_EQ(refusal(), "");
}

TEST(DifferenceOf, PipelinesOfTheSameToolsIsAnotherBuild) {
  EXPECT_EQ(difference_of(made_job().tooling, made_job()), "another build of palimpsest");
  EXPECT_EQ(difference_of({}, made_job()), "poppler none instead of 22.12.0");
}

}  // namespace
}  // namespace palimpsest::archive
