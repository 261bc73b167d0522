#include "diff/text/spelling.hpp"

#include <gtest/gtest.h>

namespace palimpsest::diff {
namespace {

TEST(Folded, DropsWhatStandsAroundAWord) {
  EXPECT_EQ(folded("[The"), "the");
  EXPECT_EQ(folded("\xe2\x80\x9cknown,\xe2\x80\x9d"), "known");
  EXPECT_EQ(folded("_|"), "");
}

TEST(AreSpelledAlike, ForgivesWhatOcrConfuses) {
  EXPECT_TRUE(are_spelled_alike("modern", "rnodem"));
  EXPECT_TRUE(are_spelled_alike("shipment", "sbipmen"));
  EXPECT_TRUE(are_spelled_alike("1963", "l963"));
  EXPECT_TRUE(are_spelled_alike("co-operation", "cooperation"));
}

TEST(AreSpelledAlike, KeepsOtherWordsApart) {
  EXPECT_FALSE(are_spelled_alike("not", "now"));
  EXPECT_FALSE(are_spelled_alike("treaty", "garrison"));
  EXPECT_FALSE(are_spelled_alike("not", ""));
}

TEST(AreSpelledAlike, NeverForgivesADigit) {
  EXPECT_FALSE(are_spelled_alike("240", "204"));
  EXPECT_FALSE(are_spelled_alike("1963", "1968"));
  EXPECT_FALSE(are_spelled_alike("12,500", "12,800"));
}

}  // namespace
}  // namespace palimpsest::diff
