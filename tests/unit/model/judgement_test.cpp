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

TEST(HasExposedText, IsFoundAmongTheFindingsOfAnyPage) {
  std::vector<Page> pages(2);
  EXPECT_FALSE(has_exposed_text(pages));
  pages[1].findings = {exposed()};
  EXPECT_TRUE(has_exposed_text(pages));
  EXPECT_FALSE(has_exposed_text(std::vector<Finding>{}));
}

}  // namespace
}  // namespace palimpsest
