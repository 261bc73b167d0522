#include "store/verify.hpp"

#include "base/file.hpp"
#include "made_archive.hpp"
#include "store/deflate.hpp"

#include <algorithm>
#include <fstream>
#include <optional>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <zlib.h>

namespace palimpsest::store {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> evidence_of(const fs::path& root) {
  std::vector<fs::path> files;
  for (const char* folder : {"repository.git/objects", "originals/objects"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      if (entry.is_regular_file()) files.push_back(entry.path());
    }
  }
  return files;
}

// Returns what a zlib stream holds, or nothing.
std::optional<std::string> inflated(const std::string& bytes) {
  std::string text(1 << 16, '\0');
  uLongf size = text.size();
  uLong taken = bytes.size();
  if (uncompress2(reinterpret_cast<Bytef*>(text.data()), &size,
                  reinterpret_cast<const Bytef*>(bytes.data()), &taken) != Z_OK ||
      taken != bytes.size()) {
    return std::nullopt;
  }
  return text.substr(0, size);
}

bool is_named(const Verification& report, const fs::path& path) {
  return std::any_of(report.problems.begin(), report.problems.end(),
                     [&](const Problem& problem) { return problem.path == path; });
}

TEST(Verify, FindsNothingInASoundArchive) {
  const TemporaryFolder folder;
  Store store = make_archive(folder.path());
  (void)add_revision(store, "A-1", "bytes");
  const Verification report = verify(folder.path());
  EXPECT_TRUE(report.problems.empty());
  EXPECT_EQ(report.commits, 2U);
  EXPECT_EQ(report.originals, 1U);
}

TEST(Verify, NamesEveryFileInWhichAByteIsFlipped) {
  const TemporaryFolder folder;
  Store store = make_archive(folder.path());
  (void)add_revision(store, "A-1", "bytes");
  for (const fs::path& path : evidence_of(folder.path())) {
    const std::string sound = read_file(path);
    for (std::size_t i = 0; i < sound.size(); ++i) {
      std::string flipped = sound;
      flipped[i] = static_cast<char>(flipped[i] ^ (1 << (i % 8)));
      overwrite(path, flipped);
      EXPECT_TRUE(is_named(verify(folder.path()), fs::relative(path, folder.path())))
          << path << " at " << i;
    }
    overwrite(path, sound);
  }
}

TEST(Verify, NamesEveryFileThatIsRemoved) {
  const TemporaryFolder folder;
  Store store = make_archive(folder.path());
  (void)add_revision(store, "A-1", "bytes");
  for (const fs::path& path : evidence_of(folder.path())) {
    const std::string sound = read_file(path);
    fs::remove(path);
    EXPECT_TRUE(is_named(verify(folder.path()), fs::relative(path, folder.path()))) << path;
    std::ofstream(path, std::ios::binary) << sound;
  }
}

TEST(Verify, NamesTheDocumentOfADamagedOriginal) {
  const TemporaryFolder folder;
  Store store = make_archive(folder.path());
  (void)add_revision(store, "A-1", "bytes");
  overwrite(store.original_path(sha256_of("bytes")), "bytez");
  const Verification report = verify(folder.path());
  ASSERT_EQ(report.problems.size(), 1U);
  EXPECT_EQ(report.problems[0].document, "A-1");
  EXPECT_EQ(report.problems[0].revisions, std::vector<std::string>{"A-1@2023"});
  EXPECT_FALSE(report.problems[0].harmless);
}

TEST(Verify, NamesTheRevisionsOfARecordAndNoneOfWhatBelongsToTheDocument) {
  const TemporaryFolder folder;
  Store store = make_archive(folder.path());
  const std::string document = "documents/aa/bb/A-1/";
  (void)Writer(store).commit(request_of({{document + "2023/revision.json", "the same"},
                                         {document + "2025/revision.json", "the same"},
                                         {document + "2025/text/0001.txt", "a text"},
                                         {document + "changes/2023..2025.json", "a diff"},
                                         {document + "document.json", "a document"}}));
  const auto revisions_of = [&](const std::string& path) {
    const std::string id = store.tip().object_of(path).value();
    const fs::path file = folder.path() / "repository.git/objects" / id.substr(0, 2) / id.substr(2);
    const std::string sound = read_file(file);
    overwrite(file, "damaged");
    const Verification report = verify(folder.path());
    overwrite(file, sound);
    EXPECT_EQ(report.problems.at(0).document, "A-1") << path;
    return report.problems.at(0).revisions;
  };
  using Revisions = std::vector<std::string>;
  EXPECT_EQ(revisions_of(document + "2025/text/0001.txt"), Revisions{"A-1@2025"});
  EXPECT_EQ(revisions_of(document + "2023/revision.json"), (Revisions{"A-1@2023", "A-1@2025"}));
  EXPECT_EQ(revisions_of(document + "changes/2023..2025.json"), Revisions{});
  EXPECT_EQ(revisions_of(document + "document.json"), Revisions{});
}

TEST(Verify, NamesWhatIsWrongAtTheRoot) {
  const TemporaryFolder folder;
  const Store store = make_archive(folder.path());
  const std::string tree = *store.tip().object_of("");
  const std::pair<const char*, std::string> changes[] = {
      {"archive.json", "{}"},
      {"repository.git/HEAD", "ref: refs/heads/maim\n"},
      {"repository.git/config", "[core]\n\tbare = false\n"},
      {"repository.git/refs/heads/main", "no commit"},
      {"repository.git/refs/heads/main", std::string(40, 'a') + "\n"},
      {"repository.git/refs/heads/main", tree + "\n"}};
  for (const auto& [name, text] : changes) {
    const fs::path path = folder.path() / name;
    const std::string sound = read_file(path);
    overwrite(path, text);
    const Verification changed = verify(folder.path());
    fs::remove(path);
    const Verification removed = verify(folder.path());
    overwrite(path, sound);
    for (const Verification& report : {changed, removed}) {
      EXPECT_TRUE(is_named(report, name)) << name << ": " << text;
      for (const Problem& problem : report.problems) {
        EXPECT_EQ(problem.document, "all");
        EXPECT_FALSE(problem.harmless);
      }
    }
  }
  fs::remove(folder.path() / "repository.git/lfs");
  EXPECT_TRUE(is_named(verify(folder.path()), "repository.git/lfs"));
}

TEST(Verify, ToleratesWhatGitLfsAddsToTheConfiguration) {
  const TemporaryFolder folder;
  (void)make_archive(folder.path());
  const fs::path config = folder.path() / "repository.git/config";
  const std::string ours = read_file(config);
  overwrite(config, ours + "[lfs]\n\trepositoryformatversion = 0\n");
  EXPECT_TRUE(verify(folder.path()).problems.empty());
  overwrite(config, ours + "[remote \"copy\"]\n\turl = elsewhere\n");
  ASSERT_EQ(verify(folder.path()).problems.size(), 1U);
  EXPECT_TRUE(verify(folder.path()).problems[0].harmless);
  overwrite(config, ours + "[lfs]\n\tstorage = elsewhere\n");
  ASSERT_EQ(verify(folder.path()).problems.size(), 1U);
  EXPECT_FALSE(verify(folder.path()).problems[0].harmless);
}

TEST(Verify, GoesOnPastWhatIsNoFile) {
  const TemporaryFolder folder;
  Store store = make_archive(folder.path());
  (void)add_revision(store, "A-1", "bytes");
  for (const fs::path& path : evidence_of(folder.path())) {
    const std::string sound = read_file(path);
    const fs::path name = fs::relative(path, folder.path());
    fs::remove(path);
    fs::create_directory(path);
    EXPECT_TRUE(is_named(verify(folder.path()), name)) << "folder " << name;
    fs::remove(path);
    fs::create_symlink("loop", path);
    EXPECT_TRUE(is_named(verify(folder.path()), name)) << "link " << name;
    fs::remove(path);
    ASSERT_EQ(::mkfifo(path.c_str(), 0644), 0);
    EXPECT_TRUE(is_named(verify(folder.path()), name)) << "pipe " << name;
    fs::remove(path);
    overwrite(path, sound);
  }
  for (const char* lost : {"repository.git/objects", "originals", "repository.git"}) {
    fs::remove_all(folder.path() / lost);
    overwrite(folder.path() / lost, "a file");
    EXPECT_FALSE(verify(folder.path()).problems.empty()) << lost;
  }
}

// Flips every bit of the small objects: those flips after which the file still decodes to the very
// same content are harmless, and no others.
TEST(Verify, CallsAFlipHarmlessOnlyWhenTheContentIsTheSame) {
  const TemporaryFolder folder;
  const Store store = make_archive(folder.path());
  int harmless = 0;
  for (const fs::path& path : evidence_of(folder.path())) {
    const std::string sound = read_file(path);
    for (std::size_t i = 0; i < 8 * sound.size(); ++i) {
      std::string flipped = sound;
      flipped[i / 8] = static_cast<char>(flipped[i / 8] ^ (1 << (i % 8)));
      overwrite(path, flipped);
      const auto problems = verify(folder.path()).problems;
      ASSERT_FALSE(problems.empty()) << path << " bit " << i;
      const bool is_damage = std::any_of(problems.begin(), problems.end(),
                                         [](const Problem& problem) { return !problem.harmless; });
      EXPECT_EQ(inflated(flipped) == inflated(sound), !is_damage) << path << " bit " << i;
      harmless += is_damage ? 0 : 1;
    }
    overwrite(path, sound);
  }
  EXPECT_GT(harmless, 0);
}

TEST(Verify, InflatesNoFurtherThanAnObjectAnnounces) {
  const TemporaryFolder folder;
  const Store store = make_archive(folder.path());
  const fs::path path = evidence_of(folder.path()).front();
  const std::string header("blob 5\0", 7);
  overwrite(path, deflated(header + std::string(std::size_t{1} << 28, 'x')));
  EXPECT_TRUE(is_named(verify(folder.path()), fs::relative(path, folder.path())));
}

TEST(Verify, RestsNothingOnTheCommitOfAStoppedWriter) {
  const TemporaryFolder folder;
  Store store = make_archive(folder.path());
  const std::string before = store.tip().commit().text();
  (void)add_revision(store, "A-1", "bytes");
  overwrite(folder.path() / "repository.git/refs/heads/main", before + "\n");
  EXPECT_TRUE(verify(folder.path()).problems.empty());
  fs::remove(store.original_path(sha256_of("bytes")));
  EXPECT_TRUE(verify(folder.path()).problems.empty());
}

}  // namespace
}  // namespace palimpsest::store
