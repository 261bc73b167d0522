#include "exchange/bagit/bag_writer.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "exchange/bagit/check_bag.hpp"
#include "support/temporary_folder.hpp"

#include <filesystem>

#include <gmock/gmock.h>

namespace palimpsest::exchange {
namespace {

namespace fs = std::filesystem;
using ::testing::IsEmpty;

class WriteBag : public ::testing::Test {
 protected:
  [[nodiscard]] fs::path bag_folder() const { return temporary_.path() / "bag"; }

  [[nodiscard]] std::size_t entries() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(temporary_.path()), {}));
  }

  fs::path source(const std::string& bytes) {
    write_new_file(temporary_.path() / "source", bytes, fs::perms::owner_read);
    return temporary_.path() / "source";
  }

  test::TemporaryFolder temporary_;
};

TEST_F(WriteBag, IsValidAndGivesTheSameForTheSame) {
  const fs::path original = source("the original");
  for (const char* name : {"bag", "again/"}) {
    BagWriter bag(temporary_.path() / name);
    bag.add("documents/a.json", "{}\n");
    bag.add("100%/odd\nname", "x");
    bag.add_copy("documents/original.pdf", original, sha256_of("the original"));
    bag.add_tag("metadata/premis.xml", "<premis/>");
    const WrittenBag written = bag.finish({{"Bagging-Date", "2023-06-28"}});
    EXPECT_EQ(written.files, 3U);
    EXPECT_EQ(written.bytes, 16U);
  }
  const BagCheck result = check_bag(bag_folder());
  EXPECT_THAT(result.problems, IsEmpty());
  EXPECT_EQ(result.files, 3U);
  EXPECT_EQ(read_file(bag_folder() / "bag-info.txt"),
            "Bagging-Date: 2023-06-28\nPayload-Oxum: 16.3\n");
  EXPECT_EQ(read_file(bag_folder() / "tagmanifest-sha512.txt"),
            read_file(temporary_.path() / "again" / "tagmanifest-sha512.txt"));
  EXPECT_THAT(read_file(bag_folder() / "manifest-sha256.txt"),
              ::testing::HasSubstr("  data/100%25/odd%0Aname\n"));
}

TEST_F(WriteBag, CopiesAndNeverLinks) {
  const fs::path original = source("the original");
  BagWriter bag(bag_folder());
  bag.add_copy("original.pdf", original, sha256_of("the original"));
  (void)bag.finish({});
  EXPECT_EQ(fs::hard_link_count(bag_folder() / "data" / "original.pdf"), 1U);
}

TEST_F(WriteBag, LeavesNothingBehindWhenItIsNotFinished) {
  {
    BagWriter bag(bag_folder());
    bag.add("a", "x");
    EXPECT_FALSE(fs::exists(bag_folder()));
  }
  EXPECT_EQ(entries(), 0U);
}

TEST_F(WriteBag, RefusesADamagedSourceAndATakenPlace) {
  BagWriter bag(bag_folder());
  EXPECT_THROW(bag.add_copy("a", source("damaged"), sha256_of("whole")), Error);
  EXPECT_THROW(bag.add_copy("b", temporary_.path() / "none", sha256_of("whole")), Error);
  bag.add("c", "x");
  EXPECT_THROW(bag.add("c", "x"), Error);
  fs::create_directory(bag_folder());
  try {
    const BagWriter other(bag_folder());
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kConflict);
  }
}

TEST_F(WriteBag, TakesABagWithoutPayload) {
  BagWriter bag(bag_folder());
  (void)bag.finish({});
  EXPECT_THAT(check_bag(bag_folder()).problems, IsEmpty());
}

}  // namespace
}  // namespace palimpsest::exchange
