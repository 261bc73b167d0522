#include "archive/room/original_looks.hpp"

#include "unit/store/made_archive.hpp"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

namespace palimpsest::archive {
namespace {

namespace fs = std::filesystem;
using web::OriginalCheck;

const std::string kBytes = "%PDF-1.4 some bytes";
constexpr Instant kStart{1'700'000'000};

class LooksAtOriginals : public testing::Test {
 protected:
  LooksAtOriginals() : store_(store::make_archive(folder_.path())) {
    path_ = store_.original_path(revision_.observed.digests.sha256);
    fs::create_directories(path_.parent_path());
    std::ofstream(path_, std::ios::binary) << kBytes;
  }

  [[nodiscard]] web::OriginalLook look(std::int64_t after) {
    return looks_.look(store_, revision_, Instant{kStart.seconds + after});
  }

  // Another byte in the same place, with the times that the file had: as a bit flips.
  void flip() {
    const auto time = fs::last_write_time(path_);
    std::fstream file(path_, std::ios::binary | std::ios::in | std::ios::out);
    file.seekp(9);
    file << 'S';
    file.close();
    fs::last_write_time(path_, time);
  }

  store::TemporaryFolder folder_;
  store::Store store_;
  Revision revision_{DocumentId("299-1"),
                     RevisionFolder("2018"),
                     {},
                     {},
                     {digests_of(kBytes), 1, "1.4", "", {}},
                     {},
                     {},
                     {}};
  fs::path path_;
  OriginalLooks looks_;
};

TEST_F(LooksAtOriginals, SaysWhenItReadThemLast) {
  EXPECT_EQ(look(0).found, OriginalCheck::kWhole);
  EXPECT_EQ(look(60).time, kStart.text());
  const auto again = look(OriginalLooks::kMostAge);
  EXPECT_EQ(again.found, OriginalCheck::kWhole);
  EXPECT_EQ(again.time, Instant{kStart.seconds + OriginalLooks::kMostAge}.text());
}

TEST_F(LooksAtOriginals, ReadsAtOnceWhatWasWrittenOrIsGone) {
  EXPECT_EQ(look(0).found, OriginalCheck::kWhole);
  flip();
  EXPECT_EQ(look(1).found, OriginalCheck::kDamaged);
  fs::remove(path_);
  EXPECT_EQ(look(2).found, OriginalCheck::kMissing);
  EXPECT_EQ(look(2).time, Instant{kStart.seconds + 2}.text());
}

}  // namespace
}  // namespace palimpsest::archive
