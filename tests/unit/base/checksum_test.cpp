#include "base/checksum.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>

namespace palimpsest {
namespace {

TEST(Checksum, IsThatOfTheStandards) {
  EXPECT_EQ(checksum_of(ChecksumKind::kMd5, "abc"), "900150983cd24fb0d6963f7d28e17f72");
  EXPECT_EQ(checksum_of(ChecksumKind::kSha1, "abc"), "a9993e364706816aba3e25717850c26c9cd0d89d");
  EXPECT_EQ(checksum_of(ChecksumKind::kSha224, "abc"),
            "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7");
  EXPECT_EQ(checksum_of(ChecksumKind::kSha256, "abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(checksum_of(ChecksumKind::kSha384, "abc").substr(0, 16), "cb00753f45a35e8b");
  EXPECT_EQ(checksum_of(ChecksumKind::kSha512, "abc").substr(0, 16), "ddaf35a193617aba");
}

TEST(Checksum, HasOneNameAndIsKnownByEverySpellingOfIt) {
  EXPECT_EQ(checksum_label(ChecksumKind::kMd5), "MD5");
  EXPECT_EQ(checksum_label(ChecksumKind::kSha384), "SHA-384");
  for (const char* name : {"sha256", "SHA256", "SHA-256", "Sha-256"}) {
    EXPECT_EQ(checksum_kind_named(name), ChecksumKind::kSha256) << name;
  }
  EXPECT_EQ(checksum_kind_named("md5"), ChecksumKind::kMd5);
  for (const char* name : {"", "sha", "sha512/256", "rmd160", "sha3-256", "md-5x"}) {
    EXPECT_EQ(checksum_kind_named(name), std::nullopt) << name;
  }
}

TEST(Checksum, OfAFileIsThatOfItsBytesInTheAskedOrder) {
  const test::TemporaryFolder folder;
  const std::string bytes(300000, 'x');
  write_file_durably(folder.path() / "a", bytes, std::filesystem::perms::owner_read);
  const std::vector kinds = {ChecksumKind::kSha512, ChecksumKind::kMd5};
  const auto values = checksums_of_file(folder.path() / "a", kinds);
  ASSERT_EQ(values.size(), 2U);
  EXPECT_EQ(values[0], checksum_of(ChecksumKind::kSha512, bytes));
  EXPECT_EQ(values[1], checksum_of(ChecksumKind::kMd5, bytes));
  EXPECT_THROW((void)checksums_of_file(folder.path() / "none", kinds), Error);
}

TEST(Checksum, IsWeakWhereCollisionsWereMade) {
  EXPECT_TRUE(is_weak(ChecksumKind::kMd5));
  EXPECT_TRUE(is_weak(ChecksumKind::kSha1));
  EXPECT_FALSE(is_weak(ChecksumKind::kSha256));
  EXPECT_EQ(digit_count(ChecksumKind::kSha1), 40U);
}

}  // namespace
}  // namespace palimpsest
