#include "identify/plain_words.hpp"

#include <gtest/gtest.h>

namespace palimpsest::identify {
namespace {

bool is_plain(const char* text, int confidence = 90) {
  return is_plain_word({text, {}, confidence}, 2);
}

TEST(PlainWords, AreLettersOrLongNumbers) {
  for (const char* text : {"border", "committee", "interests,", "0016"}) {
    EXPECT_TRUE(is_plain(text)) << text;
  }
}

TEST(PlainWords, AreNeitherCodesNorLikeThem) {
  for (const char* text : {"B1", "BS", "b7C", "bTC", "(b)(3)", "50X1", "STATINTL", "25"}) {
    EXPECT_FALSE(is_plain(text)) << text;
  }
}

TEST(PlainWords, AreSureAndLongEnough) {
  EXPECT_FALSE(is_plain("border", 40));
  EXPECT_FALSE(is_plain_word({"of", {}, 90}, 3));
}

}  // namespace
}  // namespace palimpsest::identify
