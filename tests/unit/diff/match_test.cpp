#include "diff/match.hpp"

#include "diff/conclude.hpp"
#include "support/drawn_sheet.hpp"

#include <gmock/gmock.h>

namespace palimpsest::diff {
namespace {

using test::Sheet;

// Two scans of one sheet of typing at 100 dpi, lines every 21 pixels from 110 on.
class MatchTest : public testing::Test {
 protected:
  MatchTest() {
    before_.number = after_.number = 1;
    before_.size = after_.size = {points(612), points(792)};
  }

  static PixelBox line_box(int line, int left, int right) {
    return {left, 106 + line * 21, right, 106 + line * 21 + 20};
  }

  static Redaction redaction_at(const PixelBox& box) {
    Redaction redaction;
    redaction.region = to_region(box, Sheet::kDpi);
    redaction.confidence = 0.9;
    return redaction;
  }

  void hide(Sheet& sheet, Page& page, const PixelBox& box, std::uint8_t shade = 0) {
    sheet.fill(box, shade);
    page.redactions.push_back(redaction_at(box));
  }

  std::vector<MatchedChange> matches() const {
    return match({before_, after_, old_sheet_.raster(), new_sheet_.raster(), {}});
  }

  MatchedChange only_match() const {
    const std::vector<MatchedChange> all = matches();
    EXPECT_EQ(all.size(), 1U);
    return all.empty() ? MatchedChange{} : all.front();
  }

  Sheet old_sheet_{5};
  Sheet new_sheet_{5};
  Page before_;
  Page after_;
};

TEST_F(MatchTest, KeepsWhatBothSidesHide) {
  hide(old_sheet_, before_, line_box(3, 200, 400));
  hide(new_sheet_, after_, line_box(3, 200, 402));
  const MatchedChange matched = only_match();
  EXPECT_EQ(matched.change.status, ChangeStatus::kKept);
  EXPECT_TRUE(matched.to_read.empty());
}

TEST_F(MatchTest, SaysLiftedWhereTextStandsNow) {
  hide(old_sheet_, before_, line_box(3, 200, 400));
  const MatchedChange matched = only_match();
  EXPECT_EQ(matched.change.status, ChangeStatus::kLifted);
  EXPECT_EQ(matched.read_side, Side::kAfter);
  EXPECT_EQ(matched.to_read.size(), 1U);
}

TEST_F(MatchTest, SaysAddedWhereTextStood) {
  hide(new_sheet_, after_, line_box(3, 200, 400), 255);
  const MatchedChange matched = only_match();
  EXPECT_EQ(matched.change.status, ChangeStatus::kAdded);
  EXPECT_EQ(matched.read_side, Side::kBefore);
}

TEST_F(MatchTest, KeepsABoxThatBecameWhiteOutUnseenByTheDetector) {
  hide(old_sheet_, before_, line_box(3, 200, 400));
  new_sheet_.fill(line_box(3, 200, 400), 255);
  EXPECT_EQ(only_match().change.status, ChangeStatus::kKept);
}

TEST_F(MatchTest, KeepsAGreyBoxUnseenByTheDetector) {
  hide(old_sheet_, before_, line_box(3, 200, 400));
  new_sheet_.fill(line_box(3, 200, 400), 175);
  EXPECT_EQ(only_match().change.status, ChangeStatus::kKept);
}

TEST_F(MatchTest, KeepsWhatOnlyTheLaterDetectorSaw) {
  old_sheet_.fill(line_box(3, 200, 400), 255);
  hide(new_sheet_, after_, line_box(3, 200, 400));
  const MatchedChange matched = only_match();
  EXPECT_EQ(matched.change.status, ChangeStatus::kKept);
  EXPECT_TRUE(matched.change.before.has_value());
}

TEST_F(MatchTest, TakesABoxAroundUnchangedTextForNoChange) {
  before_.redactions.push_back(redaction_at(line_box(3, 200, 400)));
  EXPECT_EQ(only_match().change.status, ChangeStatus::kKept);
}

TEST_F(MatchTest, SaysShrunkAndReadsOnlyTheOpenedPart) {
  hide(old_sheet_, before_, line_box(3, 200, 500));
  hide(new_sheet_, after_, line_box(3, 200, 340));
  const MatchedChange matched = only_match();
  ASSERT_EQ(matched.change.status, ChangeStatus::kShrunk);
  ASSERT_EQ(matched.to_read.size(), 1U);
  EXPECT_NEAR(matched.to_read[0].left.in_points(), 340 * 0.72, 5);
}

TEST_F(MatchTest, SaysGrownAndReadsTheClosedPartInBefore) {
  hide(old_sheet_, before_, line_box(3, 200, 340));
  hide(new_sheet_, after_, line_box(3, 200, 500));
  const MatchedChange matched = only_match();
  EXPECT_EQ(matched.change.status, ChangeStatus::kGrown);
  EXPECT_EQ(matched.read_side, Side::kBefore);
}

TEST_F(MatchTest, GivesThePartsWhereARedactionSplit) {
  hide(old_sheet_, before_, line_box(3, 200, 500));
  hide(new_sheet_, after_, line_box(3, 200, 290));
  hide(new_sheet_, after_, line_box(3, 410, 500));
  const MatchedChange matched = only_match();
  EXPECT_EQ(matched.change.status, ChangeStatus::kShrunk);
  ASSERT_TRUE(matched.change.after.has_value());
  EXPECT_EQ(matched.change.after->parts.size(), 2U);
  EXPECT_EQ(matched.to_read.size(), 1U);
}

TEST_F(MatchTest, KeepsBothWhereTwoRedactionsMerged) {
  hide(old_sheet_, before_, line_box(3, 200, 300));
  hide(old_sheet_, before_, line_box(3, 303, 400));
  hide(new_sheet_, after_, line_box(3, 200, 400));
  const std::vector<MatchedChange> all = matches();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].change.status, ChangeStatus::kKept);
  EXPECT_EQ(all[1].change.status, ChangeStatus::kKept);
}

TEST(Conclude, DropsWordsThatStandMostlyOutside) {
  MatchedChange matched;
  matched.change.status = ChangeStatus::kLifted;
  matched.change.confidence = 0.9;
  matched.to_read = {{points(100), points(100), points(200), points(112)}};
  const auto word = [](const char* text, double left, double right) {
    return Word{text, {points(left), points(101), points(right), points(111)}, 95};
  };
  const RegionReading reading{
      {word("cut", 80, 105), word("inside", 110, 150), word("too", 155, 190)}, 0.95};
  const Change change = conclude(matched, {{{reading}}, nullptr});
  EXPECT_EQ(change.text, "inside too");
}

std::vector<Change> changes_of(std::initializer_list<ChangeStatus> statuses) {
  std::vector<Change> changes;
  for (const ChangeStatus status : statuses) changes.emplace_back().status = status;
  return changes;
}

TEST(VerdictOf, NamesWhatHappened) {
  using enum ChangeStatus;
  const PageReference one{1, {}}, two{2, {}};
  const std::vector<PagePair> in_order = {{one, one}, {two, two}};
  EXPECT_EQ(verdict_of(changes_of({kKept}), in_order, false), Verdict::kSame);
  EXPECT_EQ(verdict_of(changes_of({kKept, kLifted}), in_order, false), Verdict::kOpened);
  EXPECT_EQ(verdict_of(changes_of({kGrown}), in_order, false), Verdict::kClosed);
  EXPECT_EQ(verdict_of(changes_of({kAdded, kShrunk}), in_order, false), Verdict::kMixed);
  EXPECT_EQ(verdict_of({}, {{two, one}, {one, two}}, false), Verdict::kRepaged);
  EXPECT_EQ(verdict_of({}, {{std::nullopt, one}}, false), Verdict::kRepaged);
  EXPECT_EQ(verdict_of(changes_of({kLifted}), in_order, true), Verdict::kUndecided);
}

}  // namespace
}  // namespace palimpsest::diff
