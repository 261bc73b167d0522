#include "store/store.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "made_archive.hpp"

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace palimpsest::store {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

// Returns the kind of error that `act` throws, or nothing.
template <class Act>
std::optional<ErrorKind> error_kind_of(Act act) {
  try {
    act();
  } catch (const Error& error) {
    return error.kind();
  }
  return std::nullopt;
}

void touch(const fs::path& path) { std::ofstream(path) << "left behind"; }

TEST(CreateStore, MakesTheFoldersOfAnArchive) {
  const TemporaryFolder folder;
  const fs::path root = folder.path() / "new" / "archive";
  const Store store = make_archive(root);
  EXPECT_EQ(read_file(root / "archive.json"), kArchiveText);
  EXPECT_EQ(store.tip().read("archive.json"), kArchiveText);
  EXPECT_EQ(fs::read_symlink(root / "repository.git/lfs"), "../originals");
  EXPECT_TRUE(store.tip().read(".gitattributes")->starts_with("* -text\n*.pdf filter=lfs"));
  EXPECT_FALSE(fs::exists(root / "repository.git/hooks"));
  EXPECT_EQ(read_file(root / "repository.git/HEAD"), "ref: refs/heads/main\n");
}

TEST(CreateStore, RefusesAFolderThatHoldsSomething) {
  const TemporaryFolder folder;
  touch(folder.path() / "mine");
  EXPECT_EQ(error_kind_of([&] { (void)make_archive(folder.path()); }), ErrorKind::kConflict);
  EXPECT_EQ(error_kind_of([&] { (void)make_archive(folder.path() / "mine"); }),
            ErrorKind::kConflict);
  EXPECT_EQ(read_file(folder.path() / "mine"), "left behind");
}

TEST(CreateStore, LeavesNothingBehindWhenItFails) {
  const TemporaryFolder folder;
  EXPECT_EQ(error_kind_of([&] { (void)Store::create(folder.path(), "{}", kTime, "two\nlines"); }),
            ErrorKind::kUsage);
  EXPECT_TRUE(fs::is_empty(folder.path()));
}

TEST(CreateStore, SaysWhyAFolderCannotBeWritten) {
  // A kernel file system refuses everybody, also root.
  EXPECT_EQ(error_kind_of([] { (void)make_archive("/proc/palimpsest-archive"); }),
            ErrorKind::kEnvironment);
}

TEST(OpenStore, RefusesWhatIsNoArchive) {
  const TemporaryFolder folder;
  try {
    (void)Store::open(folder.path());
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kInput);
    EXPECT_THAT(error.what(), HasSubstr("is not an archive"));
    EXPECT_THAT(error.hint(), HasSubstr("palimpsest init"));
  }
}

TEST(OpenStore, RecoversAfterAKilledWriter) {
  const TemporaryFolder folder;
  { const Store made = make_archive(folder.path()); }
  const fs::path lock = folder.path() / "repository.git/refs/heads/main.lock";
  const fs::path object = folder.path() / "repository.git/objects/tmp_object_git2_a1b2c3";
  const fs::path staged = folder.path() / "staging/half";
  for (const fs::path& path : {lock, object, staged}) touch(path);
  Store store = Store::open(folder.path());
  for (const fs::path& path : {lock, object, staged}) EXPECT_FALSE(fs::exists(path)) << path;
  (void)add_revision(store, "A-1", "bytes");
  EXPECT_EQ(store.history().size(), 2U);
}

TEST(OpenStore, LeavesALivingWriterAlone) {
  const TemporaryFolder folder;
  Store store = make_archive(folder.path());
  const Writer writer(store);
  touch(folder.path() / "staging/busy");
  const Store reader = Store::open(folder.path());
  EXPECT_TRUE(fs::exists(folder.path() / "staging/busy"));
  EXPECT_EQ(reader.tip().commit(), store.tip().commit());
}

TEST(Writer, IsTheOnlyOne) {
  const TemporaryFolder folder;
  Store store = make_archive(folder.path());
  Store other = Store::open(folder.path());
  {
    const Writer writer(store);
    EXPECT_EQ(error_kind_of([&] { Writer second(other); }), ErrorKind::kConflict);
  }
  EXPECT_EQ(error_kind_of([&] { Writer second(other); }), std::nullopt);
}

TEST(Commit, CanBeReadBackByEveryReader) {
  const TemporaryFolder folder;
  Store store = make_archive(folder.path());
  const Store reader = Store::open(folder.path());
  const Snapshot before = reader.tip();
  Writer writer(store);
  const CommitId id = writer.commit(request_of({{"a/b/c.txt", "one"}, {"a/d.txt", "two"}}));
  EXPECT_EQ(reader.tip().commit(), id);
  EXPECT_EQ(reader.tip().read("a/b/c.txt"), "one");
  EXPECT_THAT(reader.tip().list("a"), ElementsAre(Entry{"b", true}, Entry{"d.txt", false}));
  EXPECT_THAT(reader.tip().list(""), ElementsAre(Entry{".gitattributes", false}, Entry{"a", true},
                                                 Entry{"archive.json", false}));
  EXPECT_EQ(before.read("a/d.txt"), std::nullopt);
}

TEST(Commit, AnswersNothingForWhatIsAbsent) {
  const TemporaryFolder folder;
  const Snapshot tip = make_archive(folder.path()).tip();
  EXPECT_EQ(tip.read("no/such/file"), std::nullopt);
  EXPECT_EQ(tip.read("archive.json/below"), std::nullopt);
  EXPECT_EQ(tip.read(""), std::nullopt);
  EXPECT_TRUE(tip.list("no").empty());
  EXPECT_EQ(tip.object_of("no"), std::nullopt);
}

TEST(Commit, RemovesFilesAndTheFoldersThatGrowEmpty) {
  const TemporaryFolder folder;
  Store store = make_archive(folder.path());
  Writer writer(store);
  (void)writer.commit(request_of({{"a/b/c", "1"}, {"a/b/d", "2"}, {"e/f", "3"}}));
  (void)writer.commit(request_of({{"a/b/c", {}}, {"a/b/d", {}}, {"never/was", {}}}));
  EXPECT_TRUE(store.tip().list("a").empty());
  EXPECT_EQ(store.tip().object_of("a"), std::nullopt);
  EXPECT_EQ(store.tip().object_of("never"), std::nullopt);
  EXPECT_EQ(store.tip().read("e/f"), "3");
}

TEST(Commit, ReplacesAFileByAFolder) {
  const TemporaryFolder folder;
  Store store = make_archive(folder.path());
  Writer writer(store);
  (void)writer.commit(request_of({{"a", "file"}}));
  (void)writer.commit(request_of({{"a", {}}, {"a/b", "below"}}));
  EXPECT_EQ(store.tip().read("a/b"), "below");
}

TEST(Commit, GivesTheSameIdForTheSameParentAndRequest) {
  const TemporaryFolder one;
  const TemporaryFolder two;
  Store first = make_archive(one.path());
  Store second = make_archive(two.path());
  EXPECT_EQ(first.tip().commit(), second.tip().commit());
  EXPECT_EQ(add_revision(first, "A-1", "bytes"), add_revision(second, "A-1", "bytes"));
}

TEST(Commit, RefusesPathsThatNoTreeCanHoldAndChangesNothing) {
  const TemporaryFolder folder;
  Store store = make_archive(folder.path());
  const CommitId before = store.tip().commit();
  Writer writer(store);
  for (const char* path : {"", "/a", "a/", "a//b", "..", "a/../b", ".git/config", "."}) {
    EXPECT_EQ(error_kind_of([&] {
                (void)writer.commit(request_of({{path, "x"}}));
              }),
              ErrorKind::kUsage)
        << path;
  }
  EXPECT_EQ(error_kind_of([&] {
              (void)writer.commit(request_of({{"a", "x"}, {"a/b", "y"}}));
            }),
            ErrorKind::kUsage);
  EXPECT_EQ(store.tip().commit(), before);
}

TEST(History, ListsTheNewestFirstWithWhoAndWhen) {
  const TemporaryFolder folder;
  Store store = make_archive(folder.path());
  const CommitId first = store.tip().commit();
  const CommitId second = Writer(store).commit({{{"a", "x"}}, "Subject\n\nBody\n", {5}, "Plain"});
  const std::vector<CommitInfo> history = store.history();
  ASSERT_EQ(history.size(), 2U);
  EXPECT_EQ(history[0].id, second);
  EXPECT_EQ(history[0].parent, first);
  EXPECT_EQ(history[0].message, "Subject\n\nBody\n");
  EXPECT_EQ(history[0].time, Instant{5});
  EXPECT_EQ(history[0].operator_name, "Plain");
  EXPECT_EQ(history[1].parent, std::nullopt);
  EXPECT_EQ(history[1].operator_name, kOperator);
}

TEST(History, StopsWhenTheVisitorHasSeenEnough) {
  const TemporaryFolder folder;
  Store store = make_archive(folder.path());
  (void)add_revision(store, "A-1", "bytes");
  int count = 0;
  store.visit_history([&](const CommitInfo&) { return ++count < 1; });
  EXPECT_EQ(count, 1);
}

TEST(ChangesOf, NamesTheBytesOfBothSides) {
  const TemporaryFolder folder;
  Store store = make_archive(folder.path());
  Writer writer(store);
  (void)writer.commit(request_of({{"changed", "1"}, {"gone", "2"}, {"kept", "3"}}));
  const CommitId id = writer.commit(request_of({{"changed", "4"}, {"gone", {}}, {"new/n", "5"}}));
  const std::vector<PathChange> changes = store.changes_of(id);
  ASSERT_EQ(changes.size(), 3U);
  EXPECT_EQ(changes[0].path, "changed");
  EXPECT_EQ(store.blob(changes[0].before.value()), "1");
  EXPECT_EQ(store.blob(changes[0].after.value()), "4");
  EXPECT_EQ(store.blob(changes[1].before.value()), "2");
  EXPECT_EQ(changes[1].after, std::nullopt);
  EXPECT_EQ(changes[2].path, "new/n");
  EXPECT_EQ(changes[2].before, std::nullopt);
  EXPECT_EQ(store.changes_of(store.history().back().id).size(), 2U);
}

TEST(Originals, AreStoredOnceAndNeverWritable) {
  const TemporaryFolder folder;
  Store store = make_archive(folder.path());
  (void)add_revision(store, "A-1", "%PDF-1.4 bytes");
  const FileDigests digests = digests_of("%PDF-1.4 bytes");
  const auto written = fs::last_write_time(store.original_path(digests.sha256));
  (void)add_revision(store, "B-2", "%PDF-1.4 bytes");
  EXPECT_EQ(store.read_original(digests.sha256), "%PDF-1.4 bytes");
  EXPECT_EQ(fs::last_write_time(store.original_path(digests.sha256)), written);
  EXPECT_EQ(fs::status(store.original_path(digests.sha256)).permissions(), fs::perms(0444));
  EXPECT_TRUE(fs::is_empty(folder.path() / "staging"));
}

TEST(Originals, AreCheckedWhenTheyAreReadOrStoredAgain) {
  const TemporaryFolder folder;
  Store store = make_archive(folder.path());
  (void)add_revision(store, "A-1", "bytes");
  const FileDigests digests = digests_of("bytes");
  Writer writer(store);
  const fs::path path = store.original_path(digests.sha256);
  fs::permissions(path, fs::perms(0644));
  std::ofstream(path) << "other";
  EXPECT_EQ(error_kind_of([&] { (void)store.read_original(digests.sha256); }),
            ErrorKind::kIntegrity);
  EXPECT_EQ(error_kind_of([&] { writer.put_original("bytes", digests); }), ErrorKind::kIntegrity);
  fs::remove(path);
  EXPECT_FALSE(store.has_original(digests.sha256));
  EXPECT_EQ(error_kind_of([&] { (void)store.read_original(digests.sha256); }),
            ErrorKind::kIntegrity);
}

TEST(Originals, GoAgainWhenNoCommitNamesThem) {
  const TemporaryFolder folder;
  Store store = make_archive(folder.path());
  const FileDigests digests = digests_of("bytes");
  {
    Writer writer(store);
    writer.put_original("bytes", digests);
    EXPECT_FALSE(fs::is_empty(folder.path() / "staging"));
  }
  EXPECT_FALSE(store.has_original(digests.sha256));
  EXPECT_TRUE(fs::is_empty(folder.path() / "staging"));
}

TEST(Originals, StayWhenAKilledWriterHadCommittedThem) {
  const TemporaryFolder folder;
  Store store = make_archive(folder.path());
  (void)add_revision(store, "A-1", "kept");
  const FileDigests kept = digests_of("kept");
  const FileDigests left = digests_of("left");
  const fs::path staging = folder.path() / "staging";
  // What is on disk when the writer is killed: the staged names are still there.
  fs::create_hard_link(store.original_path(kept.sha256), staging / kept.sha256.hex());
  fs::create_directories(store.original_path(left.sha256).parent_path());
  touch(staging / left.sha256.hex());
  fs::create_hard_link(staging / left.sha256.hex(), store.original_path(left.sha256));
  const Store opened = Store::open(folder.path());
  EXPECT_TRUE(opened.has_original(kept.sha256));
  EXPECT_FALSE(opened.has_original(left.sha256));
  EXPECT_TRUE(fs::is_empty(staging));
}

TEST(Originals, AreRefusedUnderAnotherDigest) {
  const TemporaryFolder folder;
  Store store = make_archive(folder.path());
  Writer writer(store);
  EXPECT_EQ(error_kind_of([&] { writer.put_original("bytes", digests_of("other")); }),
            ErrorKind::kInternal);
}

TEST(LfsPointer, IsReadInItsOneFormOnly) {
  const Sha256 sha256 = sha256_of("bytes");
  const std::string text = lfs_pointer(sha256, 5);
  EXPECT_EQ(parse_lfs_pointer(text), (LfsPointer{sha256, 5}));
  EXPECT_EQ(parse_lfs_pointer(text + "\n"), std::nullopt);
  EXPECT_EQ(parse_lfs_pointer(text.substr(0, text.size() - 1)), std::nullopt);
  EXPECT_EQ(parse_lfs_pointer(""), std::nullopt);
}

}  // namespace
}  // namespace palimpsest::store
