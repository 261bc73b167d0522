// Ids in the SHA-256 object format, judged by stock git.
#include "proof/git/sha256_object.hpp"
#include "tools.hpp"

#include <gtest/gtest.h>

namespace palimpsest::proof {
namespace {

constexpr unsigned kFile = 0100644;
constexpr unsigned kFolder = 040000;

TEST(GitTreeId, IsWhatStockGitWrites) {
  const ShellFolder folder;
  if (!folder.runs("git init -q --object-format=sha256 r")) {
    GTEST_SKIP() << "git is not installed, or too old";
  }
  folder.write("r/a.txt", "first\n");
  folder.write("r/a/inner", std::string("zero\0byte", 9));
  folder.write("r/a-b", "");
  folder.write("r/a0", "behind the folder\n");
  ASSERT_TRUE(folder.runs("cd r && git add . && git write-tree")) << folder.said();
  const Sha256 inner = git_tree_id({{kFile, "inner", git_blob_id(std::string("zero\0byte", 9))}});
  const Sha256 root = git_tree_id({{kFolder, "a", inner},
                                   {kFile, "a-b", git_blob_id("")},
                                   {kFile, "a.txt", git_blob_id("first\n")},
                                   {kFile, "a0", git_blob_id("behind the folder\n")}});
  EXPECT_EQ(root.hex() + "\n", folder.said());
}

}  // namespace
}  // namespace palimpsest::proof
