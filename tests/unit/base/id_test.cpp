#include "base/id.hpp"

#include "base/error.hpp"
#include "base/shortened_id.hpp"

#include <gtest/gtest.h>

namespace palimpsest {
namespace {

TEST(DocumentId, AcceptsARecordNumber) {
  EXPECT_EQ(DocumentId("124-10180-10295").text(), "124-10180-10295");
}

TEST(DocumentId, RefusesWhatCannotBeAFolder) {
  for (const char* text : {"", ".", "..", "a..b", "-x", "a/b", "a b", "name.lock", "changes"}) {
    EXPECT_THROW(DocumentId{text}, Error) << text;
  }
  EXPECT_THROW(DocumentId{std::string(101, 'a')}, Error);
}

TEST(CleanedId, ReplacesWhatAnIdCannotHold) {
  EXPECT_EQ(cleaned_id("Memo (copy) 3.PDF"), "Memo-copy-3.PDF");
  EXPECT_EQ(cleaned_id("---"), std::nullopt);
}

TEST(CleanedId, KeepsLongNamesApart) {
  const std::string beginning(100, 'a');
  const auto one = cleaned_id(beginning + "-one"), other = cleaned_id(beginning + "-two");
  EXPECT_EQ(one->size(), 100U);
  EXPECT_NE(one, other);
  EXPECT_EQ(cleaned_id(beginning), beginning);
}

TEST(ShortenedId, EndsWithTheDigestOfAllOfIt) {
  EXPECT_EQ(shortened_id("2006-1135-F", 20), "2006-1135-F");
  EXPECT_EQ(shortened_id("a-long-name-of-a-folder", 16), "a-long-cb889bc3");
}

TEST(RevisionFolder, KnowsItsReleaseAndItsOrdinal) {
  EXPECT_EQ(release_of(RevisionFolder("2023-06-27+2")).text(), "2023-06-27");
  EXPECT_EQ(ordinal_of(RevisionFolder("2023-06-27+12")), 12);
  EXPECT_EQ(ordinal_of(RevisionFolder("2023-06-27")), 1);
  EXPECT_EQ(folder_of(ReleaseId("2023"), 3).text(), "2023+3");
  EXPECT_THROW(RevisionFolder{"2023+1"}, Error);
  EXPECT_THROW(RevisionFolder{"2023+x"}, Error);
}

}  // namespace
}  // namespace palimpsest
