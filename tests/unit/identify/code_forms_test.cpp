#include "identify/code_forms.hpp"

#include <gtest/gtest.h>

namespace palimpsest::identify {
namespace {

TEST(LikelyCode, RepairsLookAlikes) {
  EXPECT_EQ(likely_code("(h)(3)").value().text, "(b)(3)");
  EXPECT_EQ(likely_code("3.S(c)").value().text, "3.5(c)");
}

TEST(LikelyCode, KeepsAnExactForm) { EXPECT_EQ(likely_code("50X1").value().text, "50X1"); }

TEST(LikelyCode, LeavesWordsAlone) {
  EXPECT_FALSE(likely_code("Ambassador"));
  EXPECT_FALSE(likely_code(""));
}

TEST(CodeForms, TellWhichAreRare) {
  EXPECT_TRUE(is_rare_code("1.4(g)"));
  EXPECT_FALSE(is_rare_code("1.4(b)"));
}

}  // namespace
}  // namespace palimpsest::identify
