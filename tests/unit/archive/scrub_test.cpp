#include "archive/checking/scrub.hpp"

#include "archive/archive.hpp"
#include "archive/tree/tree_paths.hpp"
#include "base/error.hpp"
#include "unit/archive/sample_document.hpp"
#include "unit/store/made_archive.hpp"

#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace palimpsest::archive {
namespace {

constexpr std::int64_t kPeriod = 3600;
constexpr std::uint64_t kCount = 20;

class ScrubRun : public ::testing::Test {
 protected:
  ScrubRun() {
    (void)create_archive(root_, kActor);
    store::Store store = open_archive(root_);
    store::Writer writer(store);
    std::vector<store::TreeEdit> edits;
    for (std::uint64_t i = 0; i < kCount; ++i) {
      const std::string bytes = "number " + std::to_string(i);
      const FileDigests digests = digests_of(bytes);
      writer.put_original(bytes, digests);
      edits.push_back(
          {evidence_path(digests.sha256), store::lfs_pointer(digests.sha256, digests.size)});
      originals_.insert(store.original_path(digests.sha256));
    }
    (void)writer.commit({edits, "Store\n", kActor.time, kActor.operator_name});
  }

  Scrub run(std::int64_t after = 0) {
    return scrub(root_, {kPeriod, Instant{kActor.time.seconds + after}});
  }

  // Runs until so many originals were looked at. Originals are checked in the order of their paths.
  void run_and_stop(std::uint64_t originals) {
    std::uint64_t seen = 0;
    ScrubRequest request{kPeriod, kActor.time, [&] { return seen >= originals; }};
    try {
      (void)scrub(root_, request, [&](const Verification& so_far) { seen = so_far.originals; });
      FAIL() << "the run was not stopped";
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kInterrupted);
    }
  }

  static void damage(const std::filesystem::path& original) {
    std::filesystem::permissions(original, std::filesystem::perms(0644));
    std::ofstream(original) << "damaged";
  }

  store::TemporaryFolder folder_;
  std::filesystem::path root_ = folder_.path() / "archive";
  std::set<std::filesystem::path> originals_;
};

TEST_F(ScrubRun, GoesOnWhereAStoppedOneEnded) {
  run_and_stop(5);
  const Scrub second = run();
  EXPECT_EQ(second.found.originals, kCount - 5);
  EXPECT_EQ(second.found.objects, 0U);
  EXPECT_GT(second.taken_over, 5U);  // with git's objects
  EXPECT_TRUE(second.found.problems.empty());
  const Scrub third = run(1);
  EXPECT_EQ(third.taken_over, 0U);
  EXPECT_LT(third.found.originals, kCount);
}

TEST_F(ScrubRun, NamesWhatAStoppedOneFoundAndWhatItHadNotLookedAt) {
  damage(*originals_.begin());
  damage(*originals_.rbegin());
  run_and_stop(5);
  const Scrub second = run();
  ASSERT_EQ(second.found.problems.size(), 2U);
  EXPECT_EQ(root_ / second.found.problems[0].path, *originals_.begin());
  EXPECT_EQ(root_ / second.found.problems[1].path, *originals_.rbegin());
}

TEST_F(ScrubRun, ChecksAgainWhatHasItsNextTurn) {
  run_and_stop(5);
  const Scrub later = run(kPeriod);
  EXPECT_EQ(later.taken_over, 0U);
  EXPECT_EQ(later.found.originals, kCount);
}

TEST_F(ScrubRun, ForgetsAStoppedOneWithAnotherPeriod) {
  run_and_stop(5);
  const Scrub other = scrub(root_, {kPeriod / 2, kActor.time});
  EXPECT_EQ(other.taken_over, 0U);
  EXPECT_EQ(other.found.originals, kCount);
}

}  // namespace
}  // namespace palimpsest::archive
