#include "store/verify.hpp"

#include "base/file.hpp"
#include "made_archive.hpp"

#include <algorithm>
#include <fstream>
#include <vector>

#include <gtest/gtest.h>

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

void overwrite(const fs::path& path, const std::string& bytes) {
  fs::permissions(path, fs::perms(0644));
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
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
  EXPECT_FALSE(report.problems[0].harmless);
}

TEST(Verify, NamesWhatIsWrongAtTheRoot) {
  const TemporaryFolder folder;
  (void)make_archive(folder.path());
  overwrite(folder.path() / "archive.json", "{}");
  overwrite(folder.path() / "repository.git/refs/heads/main", "no commit");
  fs::remove(folder.path() / "repository.git/lfs");
  const Verification report = verify(folder.path());
  EXPECT_TRUE(is_named(report, "repository.git/refs/heads/main"));
  EXPECT_TRUE(is_named(report, "repository.git/lfs"));
  for (const Problem& problem : report.problems) EXPECT_EQ(problem.document, "all");
}

}  // namespace
}  // namespace palimpsest::store
