#include "archive/report/pages_by_steps.hpp"

#include "unit/archive/made_pages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace palimpsest::archive {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const Region kPlace{points(72), points(100), points(200), points(112)};

const Code kPrivacy{"(b)(6)", "(b)(6)", "foia", CodePlace::kInside, 1};
const Code kSecrecy{"(b)(1)", "(b)(1)", "foia", CodePlace::kInside, 1};

// The same pages on both sides, and on one of them a change.
Diff step(ChangeStatus status, int changed, const std::vector<Code>& codes = {kPrivacy}) {
  Diff diff;
  for (int number = 1; number <= 3; ++number)
    diff.pages.push_back({reference(number), reference(number)});
  Change change;
  change.status = status;
  if (status != ChangeStatus::kAdded) change.before = RedactionSide{changed, kPlace, {}, codes};
  if (status != ChangeStatus::kLifted) change.after = RedactionSide{changed, kPlace, {}, codes};
  diff.changes = {change};
  return diff;
}

TEST(PagesOpenedSince, AreThoseOnWhichSomethingWasOpenedOnTheWay) {
  const Diff nothing = step(ChangeStatus::kKept, 2);
  const Diff opened = step(ChangeStatus::kLifted, 2);
  EXPECT_THAT(pages_opened_since({2}, {nothing, opened}), ElementsAre(2));
  EXPECT_THAT(pages_opened_since({2}, {opened, nothing}), ElementsAre(2));
  EXPECT_THAT(pages_opened_since({2}, {nothing, nothing}), IsEmpty());
  EXPECT_THAT(pages_opened_since({1}, {nothing, opened}), IsEmpty());
}

TEST(PagesOpenedSince, AreNotThoseOnWhichTheFirstStepOpenedSomethingElse) {
  const Diff nothing = step(ChangeStatus::kKept, 2);
  const Diff opened = step(ChangeStatus::kLifted, 2, {kSecrecy});
  EXPECT_THAT(pages_opened_since({2}, {opened, nothing}), IsEmpty());
  EXPECT_THAT(pages_opened_since({2}, {nothing, opened}), ElementsAre(2));
}

TEST(PagesOpenedSince, AreThoseOnWhichTheFirstStepOpenedWhatHasNoCodeThatWasRead) {
  const Diff nothing = step(ChangeStatus::kKept, 2);
  EXPECT_THAT(pages_opened_since({2}, {step(ChangeStatus::kLifted, 2, {}), nothing}),
              ElementsAre(2));
}

TEST(PagesOpenedSince, AreFollowedToTheirNewPlace) {
  Diff moved = step(ChangeStatus::kLifted, 2);
  moved.pages = {{reference(1), reference(3)}, {reference(2), reference(1)}};
  EXPECT_THAT(pages_opened_since({2}, {moved, step(ChangeStatus::kKept, 1)}), ElementsAre(1));
}

TEST(PagesOpenedSince, AreAllNewOnesWhereOneLostItsPartner) {
  Diff replaced;
  replaced.pages = {
      {reference(1), reference(1)}, {reference(2), std::nullopt}, {std::nullopt, reference(4)}};
  EXPECT_THAT(pages_opened_since({2}, {replaced}), ElementsAre(4));
  EXPECT_THAT(pages_opened_since({1}, {replaced}), IsEmpty());
}

TEST(PagesClosedUntil, AreThoseOnWhichSomethingWasClosedOnTheWay) {
  const Diff nothing = step(ChangeStatus::kKept, 2);
  const Diff closed = step(ChangeStatus::kAdded, 2);
  EXPECT_THAT(pages_closed_until({2}, {closed, nothing}), ElementsAre(2));
  EXPECT_THAT(pages_closed_until({2}, {nothing, closed}), ElementsAre(2));
  EXPECT_THAT(pages_closed_until({2}, {nothing, nothing}), IsEmpty());
  EXPECT_THAT(pages_closed_until({3}, {closed, nothing}), IsEmpty());
}

TEST(PagesClosedUntil, AreNotThoseOnWhichTheLastStepClosedSomethingElse) {
  const Diff nothing = step(ChangeStatus::kKept, 2);
  const Diff closed = step(ChangeStatus::kAdded, 2, {kSecrecy});
  EXPECT_THAT(pages_closed_until({2}, {nothing, closed}), IsEmpty());
  EXPECT_THAT(pages_closed_until({2}, {closed, nothing}), ElementsAre(2));
}

TEST(PagesClosedUntil, AreThoseOnWhichTheLastStepClosedWhatHasNoCodeThatWasRead) {
  const Diff nothing = step(ChangeStatus::kKept, 2);
  EXPECT_THAT(pages_closed_until({2}, {nothing, step(ChangeStatus::kAdded, 2, {})}),
              ElementsAre(2));
}

TEST(PagesClosedUntil, AreAllThatWentWhereOneHadNoPartner) {
  Diff replaced;
  replaced.pages = {
      {reference(1), reference(1)}, {reference(2), std::nullopt}, {std::nullopt, reference(4)}};
  EXPECT_THAT(pages_closed_until({4}, {replaced}), ElementsAre(2));
}

}  // namespace
}  // namespace palimpsest::archive
