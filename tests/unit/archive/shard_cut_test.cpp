#include "archive/job/plan/shard_cut.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <map>
#include <string>

#include <gtest/gtest.h>

namespace palimpsest::archive {
namespace {

PlannedFile file_of(int number, int pages, std::uint64_t bytes_a_page) {
  const std::string path = "/data/" + std::to_string(number) + ".pdf";
  return {path, sha256_of(path), bytes_a_page * static_cast<std::uint64_t>(pages), pages};
}

std::vector<Shard> cut(const std::vector<PlannedFile>& files, const CutOptions& options) {
  std::vector<Shard> shards;
  const Cut cut =
      cut_shards(files, options, [&](Shard shard) { shards.push_back(std::move(shard)); });
  EXPECT_EQ(static_cast<std::size_t>(cut.shards), shards.size());
  return shards;
}

// Letters, scans, a book of 4,000 scans and files that cannot be opened.
std::vector<PlannedFile> mixed_files() {
  std::vector<PlannedFile> files;
  for (int i = 0; i < 3000; ++i) files.push_back(file_of(i, 1 + i % 7, i % 3 == 0 ? 4000 : 40000));
  files.push_back(file_of(3000, 4000, 50000));
  for (int i = 3001; i < 3050; ++i) files.push_back(file_of(i, 0, 4000));
  return files;
}

TEST(CutShards, TakesEveryPageOnceAndInOrder) {
  const std::vector<PlannedFile> files = mixed_files();
  std::size_t at = 0;
  int last = 0;
  int number = 0;
  for (const Shard& shard : cut(files, {})) {
    EXPECT_EQ(shard.number, ++number);
    for (const ShardItem& item : shard.items) {
      ASSERT_EQ(item.file, files.at(at).path);
      EXPECT_EQ(item.first, last + 1);
      EXPECT_EQ(item.page_count, files.at(at).page_count);
      last = item.last;
      if (last < files.at(at).page_count) continue;
      ++at;
      last = 0;
    }
  }
  EXPECT_EQ(at, files.size());
}

TEST(CutShards, KeepsShardsWithinAnEighthOfTheirMean) {
  const std::vector<Shard> shards = cut(mixed_files(), {});
  double mean = 0;
  for (const Shard& shard : shards) mean += shard.seconds / static_cast<double>(shards.size());
  ASSERT_GT(shards.size(), 10U);
  EXPECT_NEAR(mean, 20 * 60, 30);
  for (const Shard& shard : shards) EXPECT_NEAR(shard.seconds, mean, mean / 8) << shard.number;
}

TEST(CutShards, SplitsOnlyWhatIsLong) {
  std::map<std::string, int> parts;
  for (const Shard& shard : cut(mixed_files(), {})) {
    for (const ShardItem& item : shard.items) ++parts[item.file];
  }
  EXPECT_GT(parts["/data/3000.pdf"], 5);
  parts.erase("/data/3000.pdf");
  EXPECT_TRUE(std::all_of(parts.begin(), parts.end(), [](auto& part) { return part.second == 1; }));
}

TEST(CutShards, GivesAPageThatTakesLongerThanAShardOneOfItsOwn) {
  CutOptions options;
  options.seconds = 0.5;
  const std::vector<Shard> shards = cut({file_of(1, 3, 90000)}, options);
  ASSERT_EQ(shards.size(), 3U);
  for (const Shard& shard : shards) EXPECT_EQ(shard.items.front().size(), 1);
}

TEST(CutShards, OfNothingIsNothing) { EXPECT_TRUE(cut({}, {}).empty()); }

TEST(CutShards, RefusesShardsOfNoTime) {
  CutOptions options;
  options.seconds = 0;
  EXPECT_THROW((void)cut_shards({}, options, [](const Shard&) {}), Error);
}

TEST(SecondsOf, AFileDependOnWhetherItsPagesAreScans) {
  const PageCost cost;
  EXPECT_NEAR(seconds_of(file_of(1, 10, 4000), cost), 10 * cost.text_seconds, 0.2);
  EXPECT_NEAR(seconds_of(file_of(1, 10, 40000), cost), 10 * cost.scan_seconds, 0.2);
  PageCost never;
  never.recognises_none = true;
  EXPECT_NEAR(seconds_of(file_of(1, 10, 40000), never), 10 * cost.text_seconds, 0.2);
}

}  // namespace
}  // namespace palimpsest::archive
