// What stock git and git-lfs say of an archive.
#include "base/file.hpp"
#include "made_archive.hpp"
#include "store/maintain/repack.hpp"

#include <cstdlib>

#include <gtest/gtest.h>

namespace palimpsest::store {
namespace {

namespace fs = std::filesystem;

// Returns whether a shell command succeeds, run in `folder` with nobody's configuration.
bool runs(const fs::path& folder, const std::string& command) {
  const std::string line = "cd '" + folder.string() + "' && HOME='" + folder.string() +
                           "' GIT_CONFIG_NOSYSTEM=1 sh -c '" + command + "' >>said.txt 2>&1";
  return std::system(line.c_str()) == 0;
}

class StockTools : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!runs(folder_.path(), "git --version")) GTEST_SKIP() << "git is not installed";
    Store store = make_archive(folder_.path() / "archive");
    (void)add_revision(store, "A-1", "bytes of an original");
  }

  void skip_without_lfs() {
    if (!runs(folder_.path(), "git lfs version")) GTEST_SKIP() << "git-lfs is not installed";
  }

  [[nodiscard]] bool runs_here(const std::string& command) const {
    return runs(folder_.path(), command);
  }
  [[nodiscard]] std::string said() const { return read_file(folder_.path() / "said.txt"); }

  TemporaryFolder folder_;
};

TEST_F(StockTools, FindARepositoryWithoutFault) {
  EXPECT_TRUE(runs_here("git -C archive/repository.git fsck --full --strict")) << said();
  EXPECT_EQ(said().find("warning"), std::string::npos) << said();
}

TEST_F(StockTools, FindNoIndexOverPacksThatARepackRemoved) {
  const std::string git = "git -C archive/repository.git ";
  ASSERT_TRUE(runs_here(git + "repack -q && " + git + "multi-pack-index write")) << said();
  Store store = Store::open(folder_.path() / "archive");
  EXPECT_EQ(store.tip().read("archive.json"), kArchiveText);
  (void)add_revision(store, "A-2", "bytes of another");
  EXPECT_GT(repack(store).objects, 0U);
  EXPECT_TRUE(runs_here(git + "fsck --full --strict")) << said();
  EXPECT_FALSE(fs::exists(folder_.path() / "archive/repository.git/objects/pack/multi-pack-index"));
}

TEST_F(StockTools, FindEveryOriginal) {
  ASSERT_NO_FATAL_FAILURE(skip_without_lfs());
  if (IsSkipped()) return;
  EXPECT_TRUE(runs_here("git -C archive/repository.git lfs fsck --dry-run main")) << said();
  EXPECT_TRUE(runs_here("git -C archive/repository.git lfs ls-files main | grep original.pdf"))
      << said();
}

TEST_F(StockTools, CloneAndCheckOutTheOriginals) {
  ASSERT_NO_FATAL_FAILURE(skip_without_lfs());
  if (IsSkipped()) return;
  ASSERT_TRUE(runs_here("git lfs install --skip-repo && git clone archive/repository.git clone"))
      << said();
  EXPECT_EQ(read_file(folder_.path() / "clone/documents/aa/bb/A-1/2023/original.pdf"),
            "bytes of an original")
      << said();
}

}  // namespace
}  // namespace palimpsest::store
