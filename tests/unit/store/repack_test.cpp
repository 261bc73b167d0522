#include "store/maintain/repack.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "made_archive.hpp"
#include "store/verify.hpp"

#include <fstream>

#include <gtest/gtest.h>

namespace palimpsest::store {
namespace {

namespace fs = std::filesystem;

class RepackTest : public ::testing::Test {
 protected:
  void SetUp() override {
    store_.emplace(make_archive(folder_.path()));
    Writer writer(*store_);
    for (int batch = 0; batch < 2; ++batch) {
      for (int i = 0; i < 60; ++i) {
        const std::string name = std::to_string(60 * batch + i);
        (void)writer.add(request_of({{"documents/aa/bb/D-" + name + "/2023/revision.json", name}}));
      }
      (void)writer.flush();
    }
    (void)writer.commit(request_of({{"a", "loose"}}));
    (void)writer.set_timeline(
        "D-1", {{{{"first", "documents/aa/bb/D-1/2023"}}, "one\n", kTime, kOperator}});
  }

  [[nodiscard]] std::vector<fs::path> files(const std::string& extension) const {
    std::vector<fs::path> found;
    for (const auto& entry :
         fs::recursive_directory_iterator(folder_.path() / "repository.git/objects")) {
      if (entry.is_regular_file() && entry.path().extension() == extension) {
        found.push_back(entry.path());
      }
    }
    return found;
  }

  TemporaryFolder folder_;
  std::optional<Store> store_;
};

TEST_F(RepackTest, LeavesOnePackThatHoldsEverything) {
  const Verification before = verify(folder_.path());
  const RepackOutcome outcome = repack(*store_);
  EXPECT_EQ(outcome.packs_before, 2U);
  EXPECT_GT(outcome.loose_before, 3U);
  EXPECT_LT(outcome.bytes_after, outcome.bytes_before);
  EXPECT_EQ(files(".pack").size(), 1U);
  EXPECT_EQ(files(".idx").size(), 1U);
  EXPECT_TRUE(files("").empty());
  const Verification after = verify(folder_.path());
  EXPECT_TRUE(after.problems.empty()) << after.problems.front().what;
  EXPECT_EQ(after.objects, before.objects);
  EXPECT_EQ(after.objects, outcome.objects);
  EXPECT_EQ(after.commits, before.commits);
  EXPECT_TRUE(fs::is_empty(folder_.path() / "staging"));
}

TEST_F(RepackTest, DoesNothingTheSecondTime) {
  (void)repack(*store_);
  EXPECT_EQ(repack(*store_).objects, 0U);
}

TEST_F(RepackTest, IsSeenByAReaderThatWasThereBefore) {
  const Store reader = Store::open(folder_.path());
  EXPECT_EQ(reader.tip().read("a"), "loose");
  (void)repack(*store_);
  EXPECT_EQ(reader.tip().read("documents/aa/bb/D-7/2023/revision.json"), "7");
  EXPECT_EQ(reader.history().size(), 122U);
}

TEST_F(RepackTest, KeepsAPackThatHoldsMoreThanTheReferencesReach) {
  // The batch is on disk and main stands before it, as after a reset by stock git.
  const std::string tip = store_->tip().commit().text();
  const std::string earlier = store_->history()[80].id.text();
  std::ofstream(folder_.path() / "repository.git/refs/heads/main") << earlier << "\n";
  (void)repack(*store_);
  std::ofstream(folder_.path() / "repository.git/refs/heads/main") << tip << "\n";
  EXPECT_EQ(Store::open(folder_.path()).history().size(), 122U);
  EXPECT_TRUE(verify(folder_.path()).problems.empty());
}

TEST_F(RepackTest, RemovesNothingWhenAnObjectIsDamaged) {
  const fs::path pack = files(".pack").front();
  const std::size_t count = files("").size();
  fs::permissions(pack, fs::perms(0644));
  std::string bytes = read_file(pack);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 0xFF);
  std::ofstream(pack, std::ios::binary | std::ios::trunc) << bytes;
  EXPECT_THROW((void)repack(*store_), Error);
  EXPECT_EQ(files(".pack").size(), 2U);
  EXPECT_EQ(files("").size(), count);
}

TEST_F(RepackTest, IsEndedByTheNextOpeningWhenItWasKilled) {
  // Killed while it removed the old packs: the list of them is there, one index is gone.
  const std::string old = files(".pack").front().stem().string().substr(5);
  const std::string other = files(".pack").back().stem().string().substr(5);
  ASSERT_NE(old, other);
  const std::string kept = read_file(files(".pack").front());
  (void)repack(*store_);
  const fs::path folder = folder_.path() / "repository.git/objects/pack";
  std::ofstream(folder / ("pack-" + old + ".pack"), std::ios::binary) << kept;
  std::ofstream(folder_.path() / "staging/superseded") << old << "\n" << other << "\n";
  (void)Store::open(folder_.path());
  EXPECT_EQ(files(".pack").size(), 1U);
  EXPECT_TRUE(verify(folder_.path()).problems.empty());
  EXPECT_TRUE(fs::is_empty(folder_.path() / "staging"));
}

}  // namespace
}  // namespace palimpsest::store
