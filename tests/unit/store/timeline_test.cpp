#include "base/error.hpp"
#include "made_archive.hpp"
#include "store/store.hpp"
#include "store/verify.hpp"

#include <fstream>

#include <gmock/gmock.h>

namespace palimpsest::store {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr const char* kRevision = "documents/aa/bb/memo/2023";

BranchCommit commit_of(const std::string& message) {
  return {{{"revision.json", std::string(kRevision) + "/revision.json"},
           {"all", kRevision},
           {".gitattributes", ".gitattributes"}},
          message,
          kTime,
          "palimpsest"};
}

class TimelineTest : public testing::Test {
 protected:
  TimelineTest() : store_(make_archive(folder_.path())) {
    (void)add_revision(store_, "memo", "%PDF-1.4 one");
  }

  std::vector<CommitId> set(const std::vector<BranchCommit>& commits) {
    return Writer(store_).set_timeline("memo", commits);
  }

  [[nodiscard]] fs::path branch() const {
    return store_.repository_folder() / "refs/heads/timeline/memo";
  }

  TemporaryFolder folder_;
  Store store_;
};

TEST_F(TimelineTest, PutsFilesAndFoldersOfMainTogether) {
  const std::vector<CommitId> ids = set({commit_of("first\n"), commit_of("second\n")});
  ASSERT_EQ(ids.size(), 2U);
  const Snapshot newest = store_.at(ids[1]);
  EXPECT_EQ(newest.read("revision.json"),
            store_.tip().read(std::string(kRevision) + "/revision.json"));
  EXPECT_EQ(newest.object_of("all"), store_.tip().object_of(kRevision));
  std::vector<std::string> messages;
  newest.visit_history([&](const CommitInfo& commit) {
    messages.push_back(commit.message);
    return true;
  });
  EXPECT_THAT(messages, ElementsAre("second\n", "first\n"));
}

TEST_F(TimelineTest, GivesTheSameIdsEveryTimeAndLeavesMainAlone) {
  const CommitId main = store_.tip().commit();
  const auto ids = set({commit_of("first\n"), commit_of("second\n")});
  EXPECT_EQ(set({commit_of("other\n")}).size(), 1U);
  EXPECT_EQ(set({commit_of("first\n"), commit_of("second\n")}), ids);
  EXPECT_EQ(store_.tip().commit(), main);
}

TEST_F(TimelineTest, RefusesANameThatNoBranchCanHave) {
  EXPECT_THROW((void)Writer(store_).set_timeline("a..b", {commit_of("first\n")}), Error);
}

TEST_F(TimelineTest, IsVerifiedAndAddsNoCommitOfItsOwn) {
  const std::size_t commits = verify(folder_.path()).commits;
  (void)set({commit_of("first\n")});
  const Verification report = verify(folder_.path());
  EXPECT_TRUE(report.problems.empty());
  EXPECT_EQ(report.commits, commits);
}

TEST_F(TimelineTest, DamageIsStillNamedByItsDocument) {
  (void)set({commit_of("first\n")});
  const std::string id = store_.tip().object_of(std::string(kRevision) + "/revision.json").value();
  fs::remove(store_.repository_folder() / "objects" / id.substr(0, 2) / id.substr(2));
  const Verification report = verify(folder_.path());
  ASSERT_FALSE(report.problems.empty());
  EXPECT_TRUE(is_damaged(report));
  for (const Problem& problem : report.problems) EXPECT_EQ(problem.document, "memo");
}

TEST_F(TimelineTest, ThatLeadsNowhereIsHarmlessSinceItCanBeWrittenAgain) {
  (void)set({commit_of("first\n")});
  std::ofstream(branch()) << std::string(40, 'a') << "\n";
  const Verification report = verify(folder_.path());
  ASSERT_FALSE(report.problems.empty());
  EXPECT_FALSE(is_damaged(report)) << report.problems[0].what;
  EXPECT_EQ(report.problems[0].document, "memo");
}

}  // namespace
}  // namespace palimpsest::store
