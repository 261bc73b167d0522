#include "store/maintain/pack_join.hpp"

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

// Runs git in the repository and returns what it prints.
std::string git(const fs::path& repository, const std::string& command) {
  const fs::path said = repository / "said.txt";
  const std::string line =
      "git -C '" + repository.string() + "' " + command + " >'" + said.string() + "' 2>&1";
  if (std::system(line.c_str()) != 0) ADD_FAILURE() << command << "\n" << read_file(said);
  std::string text = read_file(said);
  fs::remove(said);
  return text.substr(0, text.find('\n'));
}

// The joined pack is then, byte for byte, the one that holds everything, when that one comes first.
TEST(PackJoinOfSubsets, KeepsThePackThatHoldsEverything) {
  if (std::system("git --version >/dev/null 2>&1") != 0) GTEST_SKIP() << "git is not installed";
  for (int attempt = 0; attempt < 100; ++attempt) {
    const TemporaryFolder folder;
    const fs::path repository = folder.path() / "repository.git";
    const fs::path packs = repository / "objects/pack";
    Store store = make_archive(folder.path());
    {
      Writer writer(store);
      for (int i = 0; i < kCommits; ++i) {
        const std::string name = std::to_string(attempt) + "-" + std::to_string(i);
        (void)writer.add(request_of({{"documents/aa/bb/D-" + name + "/a", name}}));
      }
      (void)writer.flush();
    }
    const std::string full = pack_names(packs).front();
    if (full[0] > '3') continue;  // so that others can be made whose names come behind
    const auto objects = packed_objects(packs / ("pack-" + full));
    ASSERT_GT(objects.size(), 150U);
    std::size_t shift = 0;
    while (pack_names(packs).size() < 8 && shift < objects.size() - 80) {
      std::ofstream list(repository / "list.txt");
      for (std::size_t i = shift; i < shift + 80; ++i) {
        std::string hex(GIT_OID_HEXSZ, '0');
        git_oid_fmt(hex.data(), &objects[i].id);
        list << hex << "\n";
      }
      list.close();
      const std::string name = git(repository, "pack-objects -q objects/pack/pack < '" +
                                                   (repository / "list.txt").string() + "'");
      if (name < full) {
        for (const auto& file : fs::directory_iterator(packs)) {
          if (file.path().stem() == "pack-" + name) fs::remove(file);
        }
      }
      ++shift;
    }
    ASSERT_EQ(pack_names(packs).size(), 8U);
    ASSERT_TRUE(join_packs(folder.path(), Repository(repository)));
    EXPECT_EQ(pack_names(packs), std::vector<std::string>{full});
    EXPECT_EQ(git(repository, "fsck --full --strict"), "");
    return;
  }
  FAIL() << "no pack had a name that comes first";
}

TEST_F(PackJoin, LeavesADamagedIndexAndItsClassAsTheyAre) {
  write_batches(7);
  const fs::path index = packs() / ("pack-" + pack_names(packs()).back() + ".idx");
  fs::permissions(index, fs::perms(0644));
  std::string bytes = read_file(index);
  // The lowest bit of an offset: it still lies in the pack.
  char& offset = bytes[bytes.size() - 41];
  offset = static_cast<char>(offset ^ 1);
  std::ofstream(index, std::ios::binary | std::ios::trunc) << bytes;
  write_batches(1);
  EXPECT_EQ(pack_names(packs()).size(), 8U);
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
