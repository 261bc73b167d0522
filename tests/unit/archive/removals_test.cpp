#include "archive/removal/removals.hpp"

#include "archive/evidence/tree_ids.hpp"
#include "archive/removal/logged_history.hpp"
#include "proof/git/sha256_object.hpp"
#include "store/write/commit_text.hpp"
#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>

namespace palimpsest::archive {
namespace {

CommitId commit(char digit) { return CommitId(std::string(40, digit)); }

Removal removal(std::uint64_t first, std::vector<ReplacedCommit> commits) {
  return {"act", DocumentId("A-1"), {}, {}, "an order", {}, {}, first, std::move(commits)};
}

TEST(LoggedHistory, FollowsACommitThroughAllRemovals) {
  const LoggedHistory history(
      {removal(1, {{commit('a'), commit('b'), ""}}), removal(0, {{commit('0'), commit('1'), ""},
                                                                 {commit('b'), commit('c'), ""},
                                                                 {commit('9'), commit('9'), ""}})});
  EXPECT_EQ(history.present(0, commit('0')), commit('1'));
  EXPECT_EQ(history.present(1, commit('a')), commit('c'));
  EXPECT_EQ(history.present(7, commit('7')), commit('7'));
  EXPECT_FALSE(history.present(1, commit('f')));
}

TEST(LoggedHistory, PutsBackWhatLeftACommitAfterItWasLogged) {
  Removal first = removal(1, {{commit('a'), commit('b'), ""}});
  first.entries = {{"documents/A/2023", 040000, sha256_of("one"), 1, 1}};
  Removal second = removal(1, {{commit('b'), commit('c'), ""}, {commit('d'), commit('e'), ""}});
  second.entries = {{"documents/A", 040000, sha256_of("two"), 1, 2}};
  const LoggedHistory history({first, second});
  EXPECT_TRUE(history.stubs(0).empty());
  EXPECT_EQ(history.stubs(1), (Stubs{{"documents/A", {040000, sha256_of("two")}}}));
  EXPECT_EQ(history.stubs(2).size(), 1U);
  EXPECT_TRUE(history.stubs(3).empty());
}

class WholeTreeTest : public ::testing::Test {
 protected:
  void SetUp() override {
    store_.emplace(
        store::Store::create(folder_.path(), "{}\n", Instant{1'700'000'000}, "A. Reader"));
    store::Writer writer(*store_);
    (void)writer.commit({{{"documents/aa/A/text", "one"}, {"documents/aa/B", "two"}},
                         "Add\n",
                         Instant{1'700'000'000},
                         "A. Reader"});
    whole_ = tree();
    whole_id_ = tree_ids_.id_of(*store_, whole_);
  }

  [[nodiscard]] std::string tree() const { return store_->tip().object_of("").value(); }

  void remove(const std::string& path) {
    store::Writer writer(*store_);
    (void)writer.commit({{{path, std::nullopt}}, "Remove\n", Instant{1'700'000'000}, "A. Reader"});
  }

  [[nodiscard]] Sha256 id_of(const std::string& path) {
    return tree_ids_.id_of(*store_, store_->tip().object_of(path).value());
  }

  test::TemporaryFolder folder_;
  std::optional<store::Store> store_;
  TreeIds tree_ids_;
  std::string whole_;
  std::optional<Sha256> whole_id_;
};

TEST_F(WholeTreeTest, HasItsIdAgainWhenAFolderIsPutBack) {
  const Stubs stubs{{"documents/aa/A", {040000, id_of("documents/aa/A")}}};
  remove("documents/aa/A");
  EXPECT_NE(tree_ids_.id_of(*store_, tree()), whole_id_);
  EXPECT_EQ(whole_tree_id(*store_, tree_ids_, tree(), stubs), whole_id_);
}

TEST_F(WholeTreeTest, HasItsIdAgainWhenFoldersVanishedWithTheirLastFile) {
  const Stubs stubs{{"documents/aa", {040000, id_of("documents/aa")}}};
  remove("documents/aa");
  EXPECT_FALSE(store_->tip().object_of("documents"));
  EXPECT_EQ(whole_tree_id(*store_, tree_ids_, tree(), stubs), whole_id_);
}

TEST_F(WholeTreeTest, HasItsIdAgainWhenAFileIsPutBackThatLostSomeValues) {
  const Sha256 left = proof::git_blob_id("shorter");
  const Stubs stubs{{"documents/aa/B", {0100644, proof::git_blob_id("two"), left}}};
  store::Writer writer(*store_);
  const auto write = [&](const std::string& bytes) {
    (void)writer.commit(
        {{{"documents/aa/B", bytes}}, "Change\n", Instant{1'700'000'000}, "A. Reader"});
  };
  write("shorter");
  EXPECT_EQ(whole_tree_id(*store_, tree_ids_, tree(), stubs), whole_id_);
  write("something else");
  EXPECT_FALSE(whole_tree_id(*store_, tree_ids_, tree(), stubs));
  (void)writer.commit({{{"documents/aa/B", {}}}, "Change\n", Instant{1'700'000'000}, "A. Reader"});
  EXPECT_FALSE(whole_tree_id(*store_, tree_ids_, tree(), stubs));
}

TEST_F(WholeTreeTest, HasNoIdWhereSomethingElseStands) {
  const Stubs stubs{{"documents/aa/A", {040000, id_of("documents/aa/A")}}};
  EXPECT_FALSE(whole_tree_id(*store_, tree_ids_, tree(), stubs));
}

TEST_F(WholeTreeTest, HasAnotherIdWhenAnotherFileChanged) {
  const Stubs stubs{{"documents/aa/A", {040000, id_of("documents/aa/A")}}};
  remove("documents/aa/A");
  store::Writer writer(*store_);
  (void)writer.commit(
      {{{"documents/aa/B", "three"}}, "Change\n", Instant{1'700'000'000}, "A. Reader"});
  EXPECT_NE(whole_tree_id(*store_, tree_ids_, tree(), stubs), whole_id_);
}

TEST(MovedCommitText, KeepsAllButTreeParentAndSignature) {
  const std::string rest = "author A <> 1 +0000\ncommitter A <> 1 +0000\n";
  const std::string text =
      "tree a\nparent b\n" + rest + "gpgsig one\n two\n\nSubject\n\ngpgsig no\n";
  EXPECT_EQ(store::moved_commit_text(text, "c", std::nullopt),
            "tree c\n" + rest + "\nSubject\n\ngpgsig no\n");
  EXPECT_EQ(store::moved_commit_text(text, "c", std::optional<std::string>("d")),
            "tree c\nparent d\n" + rest + "\nSubject\n\ngpgsig no\n");
}

TEST(RemovedName, SaysWhatWentInWords) {
  Removal one = removal(0, {});
  EXPECT_EQ(removed_name(one), "A-1");
  one.folder = RevisionFolder("2023");
  one.pages = PageRange{3, 3};
  EXPECT_EQ(removed_name(one), "A-1@2023, page 3");
  one.pages = PageRange{3, 5};
  EXPECT_EQ(removed_name(one), "A-1@2023, pages 3 to 5");
}

}  // namespace
}  // namespace palimpsest::archive
