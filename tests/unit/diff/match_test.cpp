#include "diff/match.hpp"

#include "support/drawn_sheet.hpp"

#include <algorithm>
#include <random>

#include <gmock/gmock.h>

namespace palimpsest::diff {
namespace {

using test::Sheet;
using testing::IsEmpty;
using testing::SizeIs;

bool overlaps(const PixelBox& a, const PixelBox& b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

// Two scans of one sheet of typing at 100 dpi, lines every 21 pixels from 110 on.
class MatchTest : public testing::Test {
 protected:
  MatchTest() {
    before_.number = after_.number = 1;
    before_.size = after_.size = {points(612), points(792)};
  }

  // The box around some words of a line.
  static PixelBox words_box(const Sheet& sheet, std::size_t line, std::size_t first,
                            std::size_t last) {
    const std::vector<PixelBox>& words = sheet.lines().at(line);
    return {words.at(first).left - 3, words.at(first).top - 3, words.at(last).right + 3,
            words.at(first).bottom + 3};
  }
  [[nodiscard]] PixelBox words_box(std::size_t line, std::size_t first, std::size_t last) const {
    return words_box(old_sheet_, line, first, last);
  }

  static Redaction redaction_at(const PixelBox& box, RedactionKind kind = RedactionKind::kSolid) {
    Redaction redaction;
    redaction.region = to_region(box, Sheet::kDpi);
    redaction.kind = kind;
    redaction.confidence = 0.9;
    return redaction;
  }

  // Covers the words of a box, and says so.
  void hide(Sheet& sheet, Page& page, const PixelBox& box, std::uint8_t shade = 0) {
    cover(sheet, box, shade);
    page.redactions.push_back(redaction_at(box));
  }

  // Covers the words of a box, which no detector sees.
  void cover(Sheet& sheet, const PixelBox& box, std::uint8_t shade = 255) {
    sheet.fill(box, shade);
    (&sheet == &old_sheet_ ? old_covers_ : new_covers_).push_back(box);
  }

  // What a 1-bit scan leaves of a grey box.
  static void leave_dots(Sheet& sheet, const PixelBox& box) {
    sheet.fill(box, 255);
    std::mt19937 dice(7);
    for (int y = box.top; y < box.bottom; ++y) {
      for (int x = box.left; x < box.right; ++x) {
        if (dice() % 5 == 0) sheet.fill({x, y, x + 1, y + 1}, 0);
      }
    }
  }

  static InkText text_of(const Sheet& sheet, const std::vector<PixelBox>& covers) {
    InkText text{8, 6.5, 15, {}, {}, {}};
    for (const std::vector<PixelBox>& words : sheet.lines()) {
      InkLine line;
      for (const PixelBox& word : words) {
        const bool is_covered = std::any_of(
            covers.begin(), covers.end(), [&](const PixelBox& box) { return overlaps(box, word); });
        if (!is_covered) line.push_back(to_region(word, Sheet::kDpi));
      }
      if (!line.empty()) text.lines.push_back(line);
    }
    return text;
  }

  std::vector<MatchedChange> matches() const {
    const InkText old_text = text_of(old_sheet_, old_covers_);
    InkText new_text = text_of(new_sheet_, new_covers_);
    new_text.moved = new_moved_;
    return match(
        {{before_, old_sheet_.raster(), old_text}, {after_, new_sheet_.raster(), new_text}, {}});
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
  std::vector<PixelBox> old_covers_;
  std::vector<PixelBox> new_covers_;
  std::vector<Region> new_moved_;
};

TEST_F(MatchTest, KeepsWhatBothSidesHide) {
  hide(old_sheet_, before_, words_box(3, 1, 4));
  hide(new_sheet_, after_, words_box(3, 1, 4));
  const MatchedChange matched = only_match();
  EXPECT_EQ(matched.change.status, ChangeStatus::kKept);
  EXPECT_THAT(matched.to_read, IsEmpty());
}

TEST_F(MatchTest, SaysLiftedWhereTextStandsNow) {
  hide(old_sheet_, before_, words_box(3, 1, 4));
  const MatchedChange matched = only_match();
  EXPECT_EQ(matched.change.status, ChangeStatus::kLifted);
  EXPECT_EQ(matched.read_side, Side::kAfter);
  EXPECT_THAT(matched.to_read, SizeIs(1));
}

TEST_F(MatchTest, SaysAddedWhereTextStood) {
  hide(new_sheet_, after_, words_box(3, 1, 4), 255);
  const MatchedChange matched = only_match();
  EXPECT_EQ(matched.change.status, ChangeStatus::kAdded);
  EXPECT_EQ(matched.read_side, Side::kBefore);
}

TEST_F(MatchTest, InfersALiftedWhiteOutThatNoDetectorSaw) {
  const PixelBox box = words_box(3, 1, 3);
  cover(old_sheet_, box);
  const MatchedChange matched = only_match();
  ASSERT_EQ(matched.change.status, ChangeStatus::kLifted);
  EXPECT_GT(overlap(matched.change.before->region, to_region(box, Sheet::kDpi)), 0.8);
}

TEST_F(MatchTest, InfersAnAddedWhiteOutThatNoDetectorSaw) {
  cover(new_sheet_, words_box(3, 1, 3));
  EXPECT_EQ(only_match().change.status, ChangeStatus::kAdded);
}

TEST_F(MatchTest, InfersAWholeLineThatWasLeftOut) {
  cover(old_sheet_, words_box(3, 0, old_sheet_.lines()[3].size() - 1));
  EXPECT_EQ(only_match().change.status, ChangeStatus::kLifted);
}

TEST_F(MatchTest, TakesWordsThatOnlyMovedForNoneThatWereOpened) {
  const PixelBox box = words_box(3, 1, 3);
  cover(old_sheet_, box);
  new_moved_ = {to_region(box, Sheet::kDpi)};
  EXPECT_THAT(matches(), IsEmpty());
}

TEST_F(MatchTest, LeavesMovedWordsInARedactionToIt) {
  const PixelBox box = words_box(3, 1, 3);
  hide(old_sheet_, before_, box);
  new_moved_ = {to_region(box, Sheet::kDpi)};
  EXPECT_EQ(only_match().change.status, ChangeStatus::kLifted);
}

TEST_F(MatchTest, TakesAPanelThatFellToPiecesForNoWords) {
  const PixelBox box = words_box(3, 1, 4);
  hide(old_sheet_, before_, box);
  new_sheet_.fill(box, 170);  // no detector saw it: its words would be those of the sheet
  EXPECT_EQ(only_match().change.status, ChangeStatus::kKept);
}

TEST_F(MatchTest, TakesNoStampForAnOpenedWord) {
  new_sheet_.fill({300, 20, 420, 40}, 0);
  new_sheet_.fill({300, 24, 420, 28}, 255);
  EXPECT_THAT(matches(), IsEmpty());
}

TEST_F(MatchTest, TakesAStrokeThroughWordsForNoChange) {
  new_sheet_.fill({100, 177, 600, 179}, 0);
  EXPECT_THAT(matches(), IsEmpty());
}

TEST_F(MatchTest, TakesWordsThatAScanNearlyLostForNoChange) {
  const PixelBox box = words_box(3, 1, 3);
  for (int x = box.left; x < box.right; ++x) {
    if (x % 4 != 0) new_sheet_.fill({x, box.top, x + 1, box.bottom}, 255);
  }
  EXPECT_THAT(matches(), IsEmpty());
}

TEST_F(MatchTest, KeepsABoxThatBecameWhiteOutUnseenByTheDetector) {
  hide(old_sheet_, before_, words_box(3, 1, 4));
  cover(new_sheet_, words_box(3, 1, 4));
  EXPECT_EQ(only_match().change.status, ChangeStatus::kKept);
}

TEST_F(MatchTest, KeepsAGreyBoxUnseenByTheDetector) {
  hide(old_sheet_, before_, words_box(3, 1, 4));
  cover(new_sheet_, words_box(3, 1, 4), 175);
  EXPECT_EQ(only_match().change.status, ChangeStatus::kKept);
}

TEST_F(MatchTest, KeepsAGreyBoxOfWhichABilevelScanLeftDots) {
  const PixelBox box = words_box(3, 1, 4);
  hide(old_sheet_, before_, box, 175);
  cover(new_sheet_, box);
  leave_dots(new_sheet_, box);
  const MatchedChange matched = only_match();
  EXPECT_EQ(matched.change.status, ChangeStatus::kKept);
  EXPECT_THAT(matched.to_read, IsEmpty());
}

TEST_F(MatchTest, KeepsAGreyBoxOfDotsThatTheDetectorSawInPart) {
  hide(old_sheet_, before_, words_box(3, 1, 3), 175);
  leave_dots(old_sheet_, words_box(3, 4, 5));
  hide(new_sheet_, after_, words_box(3, 1, 5), 175);
  EXPECT_EQ(only_match().change.status, ChangeStatus::kKept);
}

TEST_F(MatchTest, KeepsWhatOnlyTheLaterDetectorSaw) {
  cover(old_sheet_, words_box(3, 1, 4));
  hide(new_sheet_, after_, words_box(3, 1, 4));
  const MatchedChange matched = only_match();
  EXPECT_EQ(matched.change.status, ChangeStatus::kKept);
  EXPECT_TRUE(matched.change.before.has_value());
}

TEST_F(MatchTest, TakesABoxAroundUnchangedTextForNoChange) {
  before_.redactions.push_back(redaction_at(words_box(3, 1, 4)));
  EXPECT_EQ(only_match().change.status, ChangeStatus::kKept);
}

TEST_F(MatchTest, SaysShrunkAndReadsOnlyTheOpenedWords) {
  hide(old_sheet_, before_, words_box(3, 1, 5));
  hide(new_sheet_, after_, words_box(3, 1, 3));
  const MatchedChange matched = only_match();
  ASSERT_EQ(matched.change.status, ChangeStatus::kShrunk);
  ASSERT_THAT(matched.to_read, SizeIs(1));
  const std::vector<PixelBox>& words = old_sheet_.lines()[3];
  EXPECT_EQ(matched.to_read[0].left, to_region(words[4], Sheet::kDpi).left);
  EXPECT_EQ(matched.to_read[0].right, to_region(words[5], Sheet::kDpi).right);
}

TEST_F(MatchTest, SaysShrunkWhereWhiteOutStillHidesTheRest) {
  cover(old_sheet_, words_box(3, 1, 5));
  cover(new_sheet_, words_box(3, 1, 3));
  const MatchedChange matched = only_match();
  ASSERT_EQ(matched.change.status, ChangeStatus::kShrunk);
  EXPECT_GT(overlap(matched.change.before->region, to_region(words_box(3, 1, 5), Sheet::kDpi)),
            0.75);
  EXPECT_THAT(matched.to_read, SizeIs(1));
}

TEST_F(MatchTest, SaysShrunkWhereALineStillBeginsLate) {
  cover(old_sheet_, words_box(3, 0, 4));
  cover(new_sheet_, words_box(3, 0, 2));
  const MatchedChange matched = only_match();
  ASSERT_EQ(matched.change.status, ChangeStatus::kShrunk);
  EXPECT_GT(overlap(matched.change.before->region, to_region(words_box(3, 0, 4), Sheet::kDpi)),
            0.75);
}

TEST_F(MatchTest, SaysShrunkWhereOnlyTheRestWasDetected) {
  cover(old_sheet_, words_box(3, 1, 5));
  hide(new_sheet_, after_, words_box(3, 1, 3), 255);
  const MatchedChange matched = only_match();
  EXPECT_EQ(matched.change.status, ChangeStatus::kShrunk);
  EXPECT_TRUE(matched.change.after.has_value());
}

TEST_F(MatchTest, SaysGrownAndReadsTheClosedWordsInBefore) {
  hide(old_sheet_, before_, words_box(3, 1, 3));
  hide(new_sheet_, after_, words_box(3, 1, 5));
  const MatchedChange matched = only_match();
  EXPECT_EQ(matched.change.status, ChangeStatus::kGrown);
  EXPECT_EQ(matched.read_side, Side::kBefore);
}

TEST_F(MatchTest, GivesThePartsWhereARedactionSplit) {
  hide(old_sheet_, before_, words_box(3, 1, 6));
  hide(new_sheet_, after_, words_box(3, 1, 2));
  hide(new_sheet_, after_, words_box(3, 5, 6));
  const MatchedChange matched = only_match();
  EXPECT_EQ(matched.change.status, ChangeStatus::kShrunk);
  ASSERT_TRUE(matched.change.after.has_value());
  EXPECT_THAT(matched.change.after->parts, SizeIs(2));
  EXPECT_THAT(matched.to_read, SizeIs(1));
}

TEST_F(MatchTest, KeepsBothWhereTwoRedactionsMerged) {
  hide(old_sheet_, before_, words_box(3, 1, 2));
  hide(old_sheet_, before_, words_box(3, 3, 4));
  hide(new_sheet_, after_, words_box(3, 1, 4));
  const std::vector<MatchedChange> all = matches();
  ASSERT_THAT(all, SizeIs(2));
  EXPECT_EQ(all[0].change.status, ChangeStatus::kKept);
  EXPECT_EQ(all[1].change.status, ChangeStatus::kKept);
}

TEST_F(MatchTest, CutsAWordThatABorderRunsThrough) {
  const PixelBox word = old_sheet_.lines()[3][2];
  const int border = (word.left + word.right) / 2;
  const PixelBox box{border, word.top - 3, old_sheet_.lines()[3][4].right + 3, word.bottom + 3};
  old_sheet_.fill(box, 0);
  before_.redactions.push_back(redaction_at(box));
  const MatchedChange matched = only_match();
  ASSERT_EQ(matched.change.status, ChangeStatus::kLifted);
  ASSERT_THAT(matched.to_read, SizeIs(1));
  EXPECT_NEAR(matched.to_read[0].left.in_points(), border * 0.72, 1);
}

TEST_F(MatchTest, GivesAWordToTheRedactionWhoseOutlineHoldsIt) {
  // An L: the whole of line 3, and of line 4 the first words only.
  const PixelBox line = words_box(3, 0, 6), foot = words_box(4, 0, 1);
  cover(old_sheet_, line, 0);
  cover(old_sheet_, foot, 0);
  Redaction redaction = redaction_at({line.left, line.top, line.right, foot.bottom});
  const Region top = to_region(line, Sheet::kDpi), low = to_region(foot, Sheet::kDpi);
  redaction.outline = {{top.left, top.top},  {top.right, top.top},    {top.right, low.top},
                       {low.right, low.top}, {low.right, low.bottom}, {top.left, low.bottom}};
  before_.redactions.push_back(redaction);
  const MatchedChange matched = only_match();
  ASSERT_EQ(matched.change.status, ChangeStatus::kLifted);
  ASSERT_THAT(matched.to_read, SizeIs(2));
  EXPECT_LT(matched.to_read[1].right, low.right);
}

}  // namespace
}  // namespace palimpsest::diff
