#include "base/file.hpp"
#include "made_archive.hpp"
#include "store/maintain/packed_object.hpp"
#include "store/verify.hpp"

#include <cstdlib>
#include <fstream>
#include <set>

#include <gtest/gtest.h>

namespace palimpsest::store {
namespace {

namespace fs = std::filesystem;

constexpr int kCommits = 40;  // of a batch: more than a hundred objects, which make a pack

class PackJoin : public ::testing::Test {
 protected:
  // Every batch repeats a text of the one before, so that packs share objects.
  void write_batches(int count) {
    Writer writer(store_);
    for (int end = written_ + count; written_ < end; ++written_) {
      for (int i = 0; i < kCommits; ++i) {
        const std::string folder = "documents/aa/bb/D-" + std::to_string(kCommits * written_ + i);
        (void)writer.add(
            request_of({{folder + "/2023/revision.json", std::to_string(written_ / 2) + "\n"}}));
      }
      (void)writer.flush();
    }
  }

  [[nodiscard]] fs::path packs() const { return folder_.path() / "repository.git/objects/pack"; }

  [[nodiscard]] std::size_t objects_in_packs() const {
    std::size_t count = 0;
    for (const std::string& name : pack_names(packs())) {
      count += object_count(packs() / ("pack-" + name + ".idx"));
    }
    return count;
  }

  void expect_sound() const {
    const Verification found = verify(folder_.path());
    EXPECT_TRUE(found.problems.empty()) << found.problems.front().what;
    EXPECT_EQ(found.commits, 1U + static_cast<std::size_t>(kCommits * written_));
    EXPECT_TRUE(fs::is_empty(folder_.path() / "staging"));
  }

  TemporaryFolder folder_;
  Store store_ = make_archive(folder_.path());
  int written_ = 0;
};

TEST_F(PackJoin, MakesOnePackOfEight) {
  write_batches(7);
  EXPECT_EQ(pack_names(packs()).size(), 7U);
  const std::size_t before = objects_in_packs();
  write_batches(1);
  ASSERT_EQ(pack_names(packs()).size(), 1U);
  std::set<std::string> ids;
  for (const PackedObject& object :
       packed_objects(packs() / ("pack-" + pack_names(packs()).front()))) {
    ids.insert(std::string(reinterpret_cast<const char*>(object.id.id), GIT_OID_RAWSZ));
  }
  EXPECT_EQ(ids.size(), objects_in_packs()) << "an object stands there twice";
  EXPECT_GT(ids.size(), before);
  expect_sound();
}

TEST_F(PackJoin, KeepsTheirNumberSmall) {
  write_batches(20);
  EXPECT_EQ(pack_names(packs()).size(), 2U + 4U);
  expect_sound();
  EXPECT_EQ(store_.tip().read("documents/aa/bb/D-0/2023/revision.json"), "0\n");
}

TEST_F(PackJoin, WritesAPackThatStockGitAccepts) {
  write_batches(8);
  const std::string command = "git verify-pack '" + packs().string() + "/pack-" +
                              pack_names(packs()).front() + ".idx' 2>&1 && git -C '" +
                              (folder_.path() / "repository.git").string() +
                              "' fsck --full --strict 2>&1";
  if (std::system("git --version >/dev/null 2>&1") != 0) GTEST_SKIP() << "git is not installed";
  EXPECT_EQ(std::system(command.c_str()), 0);
}

TEST_F(PackJoin, IsSeenByAReaderThatWasThereBefore) {
  write_batches(7);
  const Store reader = Store::look_at(folder_.path());
  EXPECT_EQ(reader.tip().read("documents/aa/bb/D-0/2023/revision.json"), "0\n");
  write_batches(1);
  EXPECT_EQ(reader.tip().read("documents/aa/bb/D-100/2023/revision.json"), "1\n");
  EXPECT_EQ(reader.history().size(), 1U + static_cast<std::size_t>(kCommits * written_));
}

TEST_F(PackJoin, LeavesADamagedPackAndItsClassAsTheyAre) {
  write_batches(7);
  const fs::path pack = packs() / ("pack-" + pack_names(packs()).front() + ".pack");
  fs::permissions(pack, fs::perms(0644));
  std::string bytes = read_file(pack);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  std::ofstream(pack, std::ios::binary | std::ios::trunc) << bytes;
  write_batches(1);
  EXPECT_EQ(pack_names(packs()).size(), 8U);
  EXPECT_FALSE(verify(folder_.path()).problems.empty());
}

}  // namespace
}  // namespace palimpsest::store
