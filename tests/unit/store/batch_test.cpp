// Batches: what is collected, when it is on disk, and what is left of one that was cut off.
#include "base/error.hpp"
#include "base/file.hpp"
#include "made_archive.hpp"
#include "store/objects/delta.hpp"
#include "store/objects/tree_text.hpp"
#include "store/verify.hpp"

#include <cstdlib>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace palimpsest::store {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;

constexpr int kMany = 150;  // commits: their objects are far above what is written loose

CommitRequest revision_request(int number) {
  const std::string name = "documents/" + std::to_string(10 + number % 7) + "/aa/D-" +
                           std::to_string(number) + "/2023/revision.json";
  return {{{name, "{\"number\": " + std::to_string(number) + "}\n"}},
          "Import " + std::to_string(number) + "\n",
          kTime,
          kOperator};
}

std::vector<CommitId> add_many(Writer& writer, int count) {
  std::vector<CommitId> ids;
  for (int i = 0; i < count; ++i) ids.push_back(writer.add(revision_request(i)));
  return ids;
}

std::size_t file_count(const fs::path& folder, const std::string& extension) {
  std::size_t count = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const bool is_counted =
        entry.is_regular_file() && (extension.empty() || entry.path().extension() == extension);
    count += is_counted ? 1 : 0;
  }
  return count;
}

TEST(Batch, IsSeenByNobodyElseUntilItIsFlushed) {
  const TemporaryFolder folder;
  Store store = make_archive(folder.path());
  const Store reader = Store::open(folder.path());
  const CommitId before = reader.tip().commit();
  Writer writer(store);
  const std::vector<CommitId> ids = add_many(writer, 3);
  EXPECT_EQ(reader.tip().commit(), before);
  EXPECT_EQ(writer.tip().commit(), ids.back());
  EXPECT_EQ(writer.tip().read("documents/11/aa/D-1/2023/revision.json"), "{\"number\": 1}\n");
  EXPECT_EQ(writer.flush(), ids);
  EXPECT_EQ(reader.tip().commit(), ids.back());
  EXPECT_TRUE(writer.flush().empty());
}

TEST(Batch, OfManyObjectsIsOnePackThatStockGitFindsSound) {
  const TemporaryFolder folder;
  Store store = make_archive(folder.path());
  const fs::path objects = folder.path() / "repository.git/objects";
  const std::size_t loose_before = file_count(objects, "");
  Writer writer(store);
  const std::vector<CommitId> ids = add_many(writer, kMany);
  (void)writer.flush();
  EXPECT_EQ(file_count(objects / "pack", ".pack"), 1U);
  EXPECT_EQ(file_count(objects / "pack", ".idx"), 1U);
  EXPECT_EQ(file_count(objects, ""), loose_before + 2);
  const Verification found = verify(folder.path());
  EXPECT_TRUE(found.problems.empty()) << found.problems.front().what;
  EXPECT_EQ(found.commits, kMany + 1U);
  const std::string fsck = "GIT_CONFIG_NOSYSTEM=1 HOME=/nonexistent git -C '" +
                           store.repository_folder().string() + "' fsck --full --strict";
  if (std::system("git --version >/dev/null 2>&1") == 0) {
    EXPECT_EQ(std::system((fsck + " >/dev/null 2>&1").c_str()), 0);
  }
}

TEST(Batch, GivesTheSameCommitsAsOneWriteForEach) {
  const TemporaryFolder one;
  const TemporaryFolder two;
  Store batched = make_archive(one.path());
  Store single = make_archive(two.path());
  Writer writer(batched);
  (void)add_many(writer, 12);
  (void)writer.flush();
  Writer other(single);
  for (int i = 0; i < 12; ++i) (void)other.commit(revision_request(i));
  EXPECT_EQ(batched.tip().commit(), single.tip().commit());
}

TEST(Batch, GoesOnWithoutACommitThatCannotBe) {
  const TemporaryFolder folder;
  Store store = make_archive(folder.path());
  Writer writer(store);
  const CommitId first = writer.add(revision_request(1));
  EXPECT_THROW((void)writer.add(request_of({{"a/b", "x"}, {"..", "y"}})), Error);
  const CommitId second = writer.add(revision_request(2));
  EXPECT_THAT(writer.flush(), ElementsAre(first, second));
  EXPECT_TRUE(verify(folder.path()).problems.empty());
}

TEST(Batch, IsGivenUpByAWriterThatEnds) {
  const TemporaryFolder folder;
  Store store = make_archive(folder.path());
  const CommitId before = store.tip().commit();
  const FileDigests digests = digests_of("bytes");
  {
    Writer writer(store);
    (void)add_many(writer, 3);
    writer.put_original("bytes", digests);
  }
  EXPECT_EQ(store.tip().commit(), before);
  EXPECT_TRUE(fs::is_empty(folder.path() / "staging"));
  EXPECT_TRUE(verify(folder.path()).problems.empty());
}

// Leaves the archive as a writer does that is killed between its pack and its reference: with the
// marker, the pack and the staged original of a batch that `main` does not hold.
class CutOffBatch : public ::testing::Test {
 protected:
  void SetUp() override {
    Store store = make_archive(folder_.path());
    before_ = git_id(store);
    {
      Writer writer(store);
      (void)add_many(writer, kMany);
      writer.put_original("bytes", digests_);
      (void)writer.flush();
    }
    after_ = git_id(store);
    pack_ = pack_name();
    leave_marker();
  }

  void leave_marker() const {
    fs::create_hard_link(original(), folder_.path() / "staging" / digests_.sha256.hex());
    std::ofstream(folder_.path() / "staging/batch")
        << "refs/heads/main " << before_ << " " << after_ << " " << pack_ << "\n";
  }

  static std::string git_id(const Store& store) { return store.tip().commit().text(); }

  [[nodiscard]] fs::path original() const {
    const std::string hex = digests_.sha256.hex();
    return folder_.path() / "originals/objects" / hex.substr(0, 2) / hex.substr(2, 2) / hex;
  }

  [[nodiscard]] std::string pack_name() const {
    for (const auto& entry :
         fs::directory_iterator(folder_.path() / "repository.git/objects/pack")) {
      if (entry.path().extension() == ".pack") return entry.path().stem().string().substr(5);
    }
    return "";
  }

  void move_main(const std::string& id) const {
    std::ofstream(folder_.path() / "repository.git/refs/heads/main") << id << "\n";
  }

  TemporaryFolder folder_;
  FileDigests digests_ = digests_of("bytes");
  std::string before_;
  std::string after_;
  std::string pack_;
};

TEST_F(CutOffBatch, IsKeptWhenItsReferenceHadMoved) {
  const Store store = Store::open(folder_.path());
  EXPECT_EQ(git_id(store), after_);
  EXPECT_TRUE(fs::exists(original()));
  EXPECT_EQ(pack_name(), pack_);
  EXPECT_TRUE(fs::is_empty(folder_.path() / "staging"));
}

TEST_F(CutOffBatch, GoesAwayWhenItsReferenceHadNot) {
  move_main(before_);
  const Store store = Store::open(folder_.path());
  EXPECT_EQ(git_id(store), before_);
  EXPECT_FALSE(fs::exists(original()));
  EXPECT_EQ(pack_name(), "");
  EXPECT_TRUE(fs::is_empty(folder_.path() / "staging"));
  EXPECT_TRUE(verify(folder_.path()).problems.empty());
}

TEST_F(CutOffBatch, IsLeftAloneWhenSomebodyElseMovedTheReference) {
  const Store opened = Store::open(folder_.path());
  const std::string other = opened.history()[3].id.text();
  leave_marker();
  move_main(other);
  (void)Store::open(folder_.path());
  EXPECT_EQ(pack_name(), pack_);
}

TEST(Delta, IsAFewBytesForAChangeInTheMiddle) {
  const std::string base(100000, 'a');
  std::string target = base;
  target.replace(50000, 3, "xyz");
  EXPECT_LT(make_delta(base, target).size(), 40U);
  EXPECT_EQ(make_delta("", "ab"), std::string("\0\2\2ab", 5));
  EXPECT_EQ(make_delta("ab", ""), std::string("\2\0", 2));
}

TEST(TreeText, SortsFoldersAsIfASlashFollowed) {
  std::string tree;
  const git_oid id{};
  set_item(tree, "a.b", {EntryKind::kFile, id});
  set_item(tree, "a", {EntryKind::kFolder, id});
  set_item(tree, "a0", {EntryKind::kFile, id});
  EXPECT_LT(tree.find("100644 a.b"), tree.find("40000 a"));
  EXPECT_LT(tree.find("40000 a"), tree.find("100644 a0"));
  set_item(tree, "a", {EntryKind::kFile, id});
  EXPECT_TRUE(tree.starts_with("100644 a" + std::string(1, '\0')));
  remove_item(tree, "a");
  EXPECT_FALSE(find_item(tree, "a"));
}

TEST(TreeText, RefusesNamesThatGitOrASystemTakesForItsOwn) {
  for (const char* name : {"", ".", "..", "...", ".git", ".GIT", ".git.", "git~1", "a/b", "a\\b",
                           "a:b", ".g\xe2\x80\x8cit", "a b", "a\nb"}) {
    std::string tree;
    EXPECT_THROW(set_item(tree, name, {}), Error) << name;
  }
}

TEST(TreeText, RefusesATreeThatEndsWithinAnEntry) {
  std::string tree;
  set_item(tree, "a", {});
  EXPECT_THROW((void)find_item(tree.substr(0, tree.size() - 1), "b"), Error);
}

}  // namespace
}  // namespace palimpsest::store
