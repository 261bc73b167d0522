#include "identify/repeated_codes.hpp"

#include <gtest/gtest.h>

namespace palimpsest::identify {
namespace {

const Region kPlace{points(560), points(100), points(590), points(109)};

CodeReading known(const std::string& code, double confidence = 0.9) {
  return {{code, code, "eo13526", CodePlace::kInside, confidence}, {}};
}

std::vector<CodeReading> repeated(const std::string& word, int confidence,
                                  const CodeReading& code) {
  return find_repeated_codes({{Word{word, kPlace, confidence}}}, {code});
}

TEST(RepeatedCodes, AreWordsThatDifferByASign) {
  for (const char* word : {"50X14", "50X11", "50X71"}) {
    const auto found = repeated(word, 30, known("50X1"));
    ASSERT_EQ(found.size(), 1U) << word;
    EXPECT_EQ(found[0].code.normalized, "50X1");
    EXPECT_EQ(found[0].code.raw, word);
    EXPECT_EQ(found[0].region, kPlace);
  }
}

TEST(RepeatedCodes, AreNoOtherWords) {
  EXPECT_TRUE(repeated("Ss", 0, known("50X1")).empty());
  EXPECT_TRUE(repeated("30K11", 10, known("50X1")).empty());
  EXPECT_TRUE(repeated("1962", 20, known("50X1")).empty());
}

TEST(RepeatedCodes, AreNoWordsThatAreMoreLikeAnotherCode) {
  EXPECT_TRUE(repeated("(b)(6", 30, known("(b)(3)")).empty());
  EXPECT_TRUE(repeated("3.3(b)(6", 30, known("3.3(b)(1)")).empty());
  EXPECT_EQ(repeated("(b)(3", 30, known("(b)(3)")).size(), 1U);
}

TEST(RepeatedCodes, AreDoubtfulWordsOnly) {
  EXPECT_TRUE(repeated("50X14", 90, known("50X1")).empty());
}

TEST(RepeatedCodes, RepeatWhatIsSureAndLongEnough) {
  EXPECT_TRUE(repeated("50X14", 30, known("50X1", 0.5)).empty());
  EXPECT_TRUE(repeated("bl6", 30, known("b6")).empty());
}

}  // namespace
}  // namespace palimpsest::identify
