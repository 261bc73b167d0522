#include "proof/log/tiles.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace palimpsest::proof {
namespace {

using ::testing::HasSubstr;

// A log in memory, file by file.
class Files {
 public:
  [[nodiscard]] TileReader reader(std::uint64_t size) const {
    return TileReader(
        [this](const std::string& path) -> std::optional<std::string> {
          const auto found = files.find(path);
          if (found == files.end()) return std::nullopt;
          return found->second;
        },
        size);
  }

  void append(std::uint64_t size, const std::vector<std::string>& entries) {
    TileReader before = reader(size);
    for (const TileChange& change : append_entries(before, entries)) {
      if (change.bytes) {
        files[change.path] = *change.bytes;
      } else {
        EXPECT_EQ(files.erase(change.path), 1U) << change.path;
      }
    }
  }

  std::map<std::string, std::string> files;
};

std::string entry_of(std::uint64_t index) { return "entry " + std::to_string(index) + "\n"; }

std::vector<std::string> entries_from(std::uint64_t begin, std::uint64_t end) {
  std::vector<std::string> entries;
  for (std::uint64_t i = begin; i < end; ++i) entries.push_back(entry_of(i));
  return entries;
}

std::set<std::string> names_of(const Files& log) {
  std::set<std::string> names;
  for (const auto& [path, bytes] : log.files) names.insert(path);
  return names;
}

TEST(Tiles, StandWhereTheSpecificationPutsThem) {
  Files log;
  log.append(0, entries_from(0, 256 * 256 + 70));
  EXPECT_TRUE(log.files.contains("tile/0/000"));
  EXPECT_TRUE(log.files.contains("tile/0/255"));
  EXPECT_TRUE(log.files.contains("tile/0/256.p/70"));
  EXPECT_TRUE(log.files.contains("tile/1/000"));
  EXPECT_FALSE(log.files.contains("tile/1/001.p/0"));
  EXPECT_TRUE(log.files.contains("tile/2/000.p/1"));
  EXPECT_TRUE(log.files.contains("tile/entries/000"));
  EXPECT_TRUE(log.files.contains("tile/entries/256.p/70"));
  EXPECT_EQ(log.files.at("tile/0/000").size(), 256U * 32);
  EXPECT_EQ(log.files.at("tile/entries/256.p/70").substr(0, 4), std::string("\0\x0C"
                                                                            "en",
                                                                            4));
}

TEST(Tiles, WriteLargeNumbersInGroupsOfThreeDigits) {
  const std::vector<std::string> paths = tile_paths(std::uint64_t{1234068} * 256);
  EXPECT_NE(std::find(paths.begin(), paths.end(), "tile/0/x001/x234/067"), paths.end());
  EXPECT_NE(std::find(paths.begin(), paths.end(), "tile/entries/999"), paths.end());
  EXPECT_NE(std::find(paths.begin(), paths.end(), "tile/entries/x001/000"), paths.end());
}

TEST(Tiles, AreTheSameHoweverTheLogGrew) {
  Files at_once;
  at_once.append(0, entries_from(0, 700));
  Files one_by_one;
  for (std::uint64_t i = 0; i < 700; ++i) one_by_one.append(i, {entry_of(i)});
  EXPECT_EQ(at_once.files, one_by_one.files);
  Files in_batches;
  for (std::uint64_t i = 0; i < 700; i += 175) in_batches.append(i, entries_from(i, i + 175));
  EXPECT_EQ(at_once.files, in_batches.files);
}

TEST(Tiles, AreExactlyTheFilesOfTheirSize) {
  for (const std::uint64_t size : {1, 2, 255, 256, 257, 511, 512, 1000}) {
    Files log;
    log.append(0, entries_from(0, size));
    const std::vector<std::string> paths = tile_paths(size);
    EXPECT_EQ(names_of(log), std::set<std::string>(paths.begin(), paths.end())) << size;
  }
}

TEST(TileReader, FindsEveryHashOfTheTree) {
  constexpr std::uint64_t kSize = 256 * 256 + 300;
  Files log;
  log.append(0, entries_from(0, kSize));
  MerkleTree tree;
  for (std::uint64_t i = 0; i < kSize; ++i) tree.append(leaf_hash(entry_of(i)));
  TileReader reader = log.reader(kSize);
  EXPECT_EQ(root_of(reader.hashes(), kSize), root_of(tree.hashes(), kSize));
  for (const std::uint64_t index : {std::uint64_t{0}, std::uint64_t{65535}, kSize - 1}) {
    EXPECT_EQ(inclusion_proof(reader.hashes(), index, kSize),
              inclusion_proof(tree.hashes(), index, kSize));
    EXPECT_EQ(consistency_proof(reader.hashes(), index, kSize),
              consistency_proof(tree.hashes(), index, kSize));
    EXPECT_EQ(reader.entry(index), entry_of(index));
  }
}

TEST(TileReader, NamesAFileThatIsMissingOrCutShort) {
  Files log;
  log.append(0, entries_from(0, 10));
  const std::string tile = std::exchange(log.files["tile/0/000.p/10"], "short");
  const auto message_of = [&](auto act) {
    TileReader reader = log.reader(10);
    try {
      act(reader);
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kIntegrity);
      return std::string(error.what());
    }
    return std::string();
  };
  EXPECT_THAT(message_of([](TileReader& reader) {
                (void)reader.subtree({0, 0});
              }),
              HasSubstr("tile/0/000.p/10 of the log has a wrong length"));
  log.files.erase("tile/0/000.p/10");
  EXPECT_THAT(message_of([](TileReader& reader) {
                (void)reader.subtree({0, 0});
              }),
              HasSubstr("tile/0/000.p/10 of the log is missing"));
  log.files["tile/entries/000.p/10"].pop_back();
  EXPECT_THAT(message_of([](TileReader& reader) { (void)reader.entry(3); }),
              HasSubstr("ends inside an entry"));
}

TEST(Tiles, RefuseAnEntryThatIsTooLong) {
  Files log;
  TileReader reader = log.reader(0);
  EXPECT_THROW((void)append_entries(reader, {std::string(kMaxEntryBytes + 1, 'x')}), Error);
  EXPECT_NO_THROW((void)append_entries(reader, {std::string(kMaxEntryBytes, 'x')}));
}

}  // namespace
}  // namespace palimpsest::proof
