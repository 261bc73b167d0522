#include "model/diff.hpp"
#include "model/page.hpp"
#include "model/verification.hpp"

#include <gtest/gtest.h>

namespace palimpsest {
namespace {

Finding exposed() { return {FindingKind::kExposedText, "12 characters", 1, {}, 12}; }

TEST(IsDamaged, HarmlessProblemsAreNoDamage) {
  Verification verification;
  EXPECT_FALSE(is_damaged(verification));
  verification.problems = {{"other compression", "objects/ab", "none", true}};
  EXPECT_FALSE(is_damaged(verification));
  verification.problems.push_back({"its SHA-256 differs", "originals/x", "memo", false});
  EXPECT_TRUE(is_damaged(verification));
}

TEST(HasNothingToReport, AnUndecidedPairIsWorthAReport) {
  Diff diff;
  diff.verdict = Verdict::kFirst;
  EXPECT_TRUE(has_nothing_to_report(diff));
  diff.verdict = Verdict::kUndecided;
  EXPECT_FALSE(has_nothing_to_report(diff));
}

TEST(IsPrivacyCode, KnowsEveryFormOfThem) {
  const auto is_private = [](const char* text) {
    return is_privacy_code({text, text, "", CodePlace::kInside, 1});
  };
  for (const char* text : {"(b)(6)", "b6", "B6", "(b)(7)(C)", "b7C", "B7(C)", "(b)(7)(C)-1",
                           "b7C-1,2", "P6", "P6/b(6)", "JFK Act 6(3)", "5.1.2.e"}) {
    EXPECT_TRUE(is_private(text)) << text;
  }
  for (const char* text : {"(b)(1)", "b7D", "(b)(7)(E)", "P5", "JFK Act 6(1)(B)", "5.1.2.i"}) {
    EXPECT_FALSE(is_private(text)) << text;
  }
}

TEST(PersonalRegions, AreThoseOfMaskedNumbers) {
  Page page;
  const Region place = {points(1), points(2), points(3), points(4)};
  page.lines = {{{"open", {}, 90}, {"SSN:" + std::string(kPersonalNumber) + ",", place, 90}}};
  EXPECT_EQ(personal_regions(page), std::vector<Region>{place});
}

TEST(HasExposedText, IsFoundAmongTheFindingsOfAnyPage) {
  std::vector<Page> pages(2);
  EXPECT_FALSE(has_exposed_text(pages));
  pages[1].findings = {exposed()};
  EXPECT_TRUE(has_exposed_text(pages));
  EXPECT_FALSE(has_exposed_text(std::vector<Finding>{}));
}

}  // namespace
}  // namespace palimpsest
