// What a check says of archives that stock git has packed.
#include "base/file.hpp"
#include "made_archive.hpp"
#include "store/verify.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <random>

#include <gtest/gtest.h>

namespace palimpsest::store {
namespace {

namespace fs = std::filesystem;

constexpr int kFlips = 120;  // random bits; a check of so small an archive takes milliseconds

bool runs_git(const fs::path& repository, const std::string& arguments) {
  const std::string line = "GIT_CONFIG_NOSYSTEM=1 HOME=/nonexistent git -C '" +
                           repository.string() + "' " + arguments + " >/dev/null 2>&1";
  return std::system(line.c_str()) == 0;
}

class PackedArchive : public ::testing::Test {
 protected:
  void SetUp() override {
    Store store = make_archive(folder_.path());
    for (const char* document : {"A-1", "B-2", "C-3"}) {
      (void)add_revision(store, document, std::string("original of ") + document);
    }
    loose_ = verify(folder_.path());
    if (!runs_git(repository(), "gc --quiet")) GTEST_SKIP() << "git is not installed";
  }

  [[nodiscard]] fs::path repository() const { return folder_.path() / "repository.git"; }

  [[nodiscard]] std::vector<fs::path> pack_files() const {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(repository() / "objects/pack")) {
      fs::permissions(entry.path(), fs::perms(0644));
      files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
  }

  // Returns the problems of a file in which one bit is changed, and puts the bit back.
  [[nodiscard]] std::vector<Problem> problems_of_flip(const fs::path& path, std::size_t at,
                                                      int bit) const {
    const std::string sound = read_file(path);
    std::string flipped = sound;
    flipped[at] = static_cast<char>(flipped[at] ^ (1 << bit));
    std::ofstream(path, std::ios::binary | std::ios::trunc) << flipped;
    std::vector<Problem> problems = verify(folder_.path()).problems;
    std::ofstream(path, std::ios::binary | std::ios::trunc) << sound;
    return problems;
  }

  [[nodiscard]] bool is_named(const std::vector<Problem>& problems, const fs::path& path) const {
    const fs::path place = fs::relative(path, folder_.path());
    return std::any_of(problems.begin(), problems.end(),
                       [&](const Problem& problem) { return problem.path == place; });
  }

  TemporaryFolder folder_;
  Verification loose_;
};

TEST_F(PackedArchive, IsAsSoundAsALooseOne) {
  const Verification packed = verify(folder_.path());
  EXPECT_TRUE(packed.problems.empty()) << packed.problems.front().what;
  EXPECT_EQ(packed.objects, loose_.objects);
  EXPECT_EQ(packed.commits, 4U);
}

TEST_F(PackedArchive, CountsAnObjectOnceThatIsAlsoLoose) {
  const fs::path aside = folder_.path() / "aside";
  fs::create_directory(aside);
  fs::copy(repository() / "objects/pack", aside / "pack", fs::copy_options::recursive);
  ASSERT_EQ(std::system(("cd '" + repository().string() +
                         "' && mv objects/pack/*.pack ../aside/only.pack && rm objects/pack/* && "
                         "git unpack-objects -q < ../aside/only.pack && rm -r objects/pack && "
                         "cp -r ../aside/pack objects/pack")
                            .c_str()),
            0);
  const Verification both = verify(folder_.path());
  EXPECT_TRUE(both.problems.empty()) << both.problems.front().what;
  EXPECT_EQ(both.objects, loose_.objects);
}

TEST_F(PackedArchive, CanBeWrittenTo) {
  Store store = Store::open(folder_.path());
  (void)add_revision(store, "D-4", "original of D-4");
  EXPECT_TRUE(verify(folder_.path()).problems.empty());
  EXPECT_EQ(store.history().size(), 5U);
}

TEST_F(PackedArchive, NamesTheFileOfEveryFlippedBit) {
  std::mt19937 random(7);
  const std::vector<fs::path> files = pack_files();
  for (int i = 0; i < kFlips; ++i) {
    const fs::path& path = files[random() % files.size()];
    const std::size_t at = random() % fs::file_size(path);
    const int bit = static_cast<int>(random() % 8);
    EXPECT_TRUE(is_named(problems_of_flip(path, at, bit), path)) << path << " at " << at;
  }
}

TEST_F(PackedArchive, CallsNoFlipHarmlessThatStockGitCannotRead) {
  std::mt19937 random(8);
  for (const fs::path& path : pack_files()) {
    if (path.extension() != ".pack" && path.extension() != ".idx") continue;
    for (int i = 0; i < kFlips / 6; ++i) {
      const std::size_t at = random() % fs::file_size(path);
      const std::vector<Problem> problems = problems_of_flip(path, at, 3);
      const bool is_harmless = std::all_of(problems.begin(), problems.end(),
                                           [](const Problem& problem) { return problem.harmless; });
      if (!is_harmless) continue;
      std::string bytes = read_file(path);
      bytes[at] = static_cast<char>(bytes[at] ^ 8);
      const std::string sound = read_file(path);
      std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
      EXPECT_TRUE(runs_git(repository(), "archive main")) << path << " at " << at;
      std::ofstream(path, std::ios::binary | std::ios::trunc) << sound;
    }
  }
}

TEST_F(PackedArchive, MissesAPackThatIsRemoved) {
  for (const fs::path& path : pack_files()) {
    if (path.extension() != ".pack" && path.extension() != ".idx") continue;
    const std::string sound = read_file(path);
    fs::remove(path);
    const auto problems = verify(folder_.path()).problems;
    EXPECT_FALSE(problems.empty()) << path;
    for (const Problem& problem : problems) EXPECT_FALSE(problem.harmless) << problem.what;
    std::ofstream(path, std::ios::binary) << sound;
  }
}

}  // namespace
}  // namespace palimpsest::store
