#include "exchange/checksum_list.hpp"

#include "base/error.hpp"

#include <gmock/gmock.h>

namespace palimpsest::exchange {
namespace {

using ::testing::HasSubstr;

const std::string kMd5 = "d41d8cd98f00b204e9800998ecf8427e";
const std::string kSha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

TEST(ParseChecksumList, ReadsWhatCoreutilsAndBsdWrite) {
  const auto entries = parse_checksum_list("# checksums\r\n" + kMd5 + "  2023/a b.pdf\r\n\n" +
                                               kSha256 + " *c.pdf\nSHA256 (d (1).pdf) = " + kSha256,
                                           "list");
  ASSERT_EQ(entries.size(), 3U);
  EXPECT_EQ(entries[0], (ListedChecksum{ChecksumKind::kMd5, kMd5, "2023/a b.pdf"}));
  EXPECT_EQ(entries[1], (ListedChecksum{ChecksumKind::kSha256, kSha256, "c.pdf"}));
  EXPECT_EQ(entries[2], (ListedChecksum{ChecksumKind::kSha256, kSha256, "d (1).pdf"}));
}

TEST(ParseChecksumList, ReadsUpperCaseDigitsAndEscapedNames) {
  std::string upper = kMd5;
  for (char& c : upper) c = static_cast<char>(std::toupper(c));
  const auto entries = parse_checksum_list("\\" + upper + "  a\\nb\\\\c.pdf\n", "list");
  ASSERT_EQ(entries.size(), 1U);
  EXPECT_EQ(entries[0].value, kMd5);
  EXPECT_EQ(entries[0].path, "a\nb\\c.pdf");
}

TEST(ParseChecksumList, GoesByTheAlgorithmThatALineNames) {
  const auto entries = parse_checksum_list("SHA-256 (a) = " + kSha256 + "\nmd5 (b) = " + kMd5, "l");
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_EQ(entries[0].kind, ChecksumKind::kSha256);
  EXPECT_EQ(entries[1].kind, ChecksumKind::kMd5);
  // Of as many digits as another algorithm's.
  for (const char* name : {"RMD160", "SHA1", "SHA512/256", "MD5", ""}) {
    const std::string digits(std::string(name) == "RMD160" ? 40 : 64, 'a');
    EXPECT_THROW((void)parse_checksum_list(std::string(name) + " (a.pdf) = " + digits, "l"), Error)
        << name;
  }
}

TEST(ParseChecksumList, NamesTheLineThatIsNone) {
  for (const std::string wrong : {"hello", "12345  a.pdf", "d41d8cd98f00b204e9800998ecf8427e",
                                  "d41d8cd98f00b204e9800998ecf8427g  a.pdf"}) {
    try {
      (void)parse_checksum_list(kMd5 + "  a.pdf\n" + wrong + "\n", "md5sums.txt");
      FAIL() << wrong;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kInput);
      EXPECT_THAT(error.what(), HasSubstr("line 2 of md5sums.txt"));
    }
  }
}

}  // namespace
}  // namespace palimpsest::exchange
