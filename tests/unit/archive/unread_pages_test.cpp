#include "archive/compare/unread_pages.hpp"

#include "base/error.hpp"
#include "support/drawn_sheet.hpp"
#include "support/typed_text.hpp"
#include "unit/archive/typed_pages.hpp"

#include <utility>

#include <gmock/gmock.h>

namespace palimpsest::archive {
namespace {

using test::scanned;
using test::TypedText;
using testing::IsEmpty;
using testing::SizeIs;

const std::vector<std::string> kText = {"The Ambassador reported the arrival of 240 field radios",
                                        "in return for landing rights at the old harbor",
                                        "and asked that nobody be told of it before the winter",
                                        "when the ships would have left for the northern ports"};

std::vector<std::string> with(const std::string& first, std::vector<std::string> rest) {
  rest.insert(rest.begin(), first);
  return rest;
}

struct Settled {
  std::optional<PageOutcome> outcome;
  bool is_registered = false;
  int lines_read = 0;
};

Page without_words(Page page) {
  page.lines.clear();
  return page;
}

Settled settled(const TypedText& before, const Raster& before_gray, const TypedText& after,
                const Raster& after_gray) {
  PageWords earlier(before.page()), later(after.page());
  const Page old_page = without_words(before.page());
  const Page new_page = without_words(after.page());
  UnreadOutcome found =
      settle_unread({old_page, before_gray}, {new_page, after_gray}, {earlier, later});
  return {std::move(found.outcome), found.is_registered, earlier.asked};
}

Settled settled(const TypedText& before, const TypedText& after) {
  return settled(before, before.raster(), after, after.raster());
}

TEST(SettleUnread, ReadsNothingWhereTheInkIsTheSame) {
  const TypedText text(kText);
  const Settled found =
      settled(text, text.raster(), text, scanned(text.raster(), {0.3, 1, 0.04, -0.03}));
  ASSERT_TRUE(found.outcome);
  EXPECT_EQ(found.outcome->fate, PageOutcome::Fate::kCompared);
  EXPECT_EQ(found.lines_read, 0);
}

TEST(SettleUnread, ReadsAStampAloneAndKeepsItApart) {
  const Settled found =
      settled(TypedText(with(kStampOf2018, kText)), TypedText(with(kStampOf2023, kText)));
  ASSERT_TRUE(found.outcome);
  EXPECT_EQ(found.lines_read, 1);
  EXPECT_THAT(found.outcome->text_changes, IsEmpty());
  ASSERT_THAT(found.outcome->metadata_changes, SizeIs(1));
  EXPECT_EQ(found.outcome->metadata_changes[0].text_after, kStampOf2023);
}

TEST(SettleUnread, LeavesOtherWordsToTheReadingOfThePage) {
  std::vector<std::string> other = kText;
  other[0].replace(other[0].find("240"), 3, "204");
  const Settled found = settled(TypedText(kText), TypedText(other));
  EXPECT_FALSE(found.outcome);
  EXPECT_TRUE(found.is_registered);
}

TEST(SettleUnread, LeavesAnAddedLineToTheReadingOfThePage) {
  std::vector<std::string> other = kText;
  other.push_back("This paragraph was never there before");
  EXPECT_FALSE(settled(TypedText(kText), TypedText(other)).outcome);
}

// Covers words of one line, as the detector sees it.
void redact(TypedText& text, std::size_t line, std::size_t first, std::size_t last) {
  const Region place = grown(
      bounding_region(text.word(line, first).region, text.word(line, last).region), points(2));
  text.fill(to_pixels(place, text.raster()));
  Redaction redaction;
  redaction.id = "r" + std::to_string(text.page().redactions.size() + 1);
  redaction.region = place;
  redaction.kind = RedactionKind::kSolid;
  redaction.confidence = 0.9;
  text.page().redactions.push_back(redaction);
}

TEST(SettleUnread, ReadsWhatWasOpenedAndTheWordsAroundIt) {
  TypedText before(kText);
  redact(before, 1, 3, 4);
  const Settled found = settled(before, TypedText(kText));
  ASSERT_TRUE(found.outcome);
  ASSERT_THAT(found.outcome->changes, SizeIs(1));
  const Change& change = found.outcome->changes[0];
  EXPECT_EQ(change.status, ChangeStatus::kLifted);
  EXPECT_EQ(change.text, "landing rights");
  EXPECT_EQ(change.words_left, "in return for");
  EXPECT_EQ(change.words_right, "at the old");
  EXPECT_THAT(found.outcome->text_changes, IsEmpty());
}

TEST(SettleUnread, ReadsNothingUnderTheNextRedaction) {
  TypedText before(kText), after(kText);
  redact(before, 1, 3, 4);
  redact(before, 1, 6, 7);
  redact(after, 1, 6, 7);
  const Settled found = settled(before, after);
  ASSERT_TRUE(found.outcome);
  ASSERT_THAT(found.outcome->changes, SizeIs(2));
  EXPECT_EQ(found.outcome->changes[0].text, "landing rights");
  EXPECT_EQ(found.outcome->changes[0].words_right, "at");
  EXPECT_EQ(found.outcome->changes[1].status, ChangeStatus::kKept);
}

TEST(SettleUnread, LeavesAChangeWhoseCodeWasNotReadToTheReadingOfThePage) {
  TypedText before(kText), after(kText);
  redact(before, 1, 3, 4);
  redact(before, 2, 3, 4);
  redact(after, 2, 3, 4);
  ASSERT_TRUE(settled(before, after).outcome);
  for (TypedText* text : {&before, &after}) {
    text->page().redactions.back().codes = {{"(b)(6)", "(b)(6)", "foia"}};
  }
  EXPECT_FALSE(settled(before, after).outcome);
}

TEST(SettleUnread, LeavesOpenedWordsThatNothingHidToTheReadingOfThePage) {
  TypedText before(kText);
  before.fill(to_pixels(before.page().lines[1][3].region, before.raster()));
  EXPECT_FALSE(settled(before, TypedText(kText)).outcome);
}

// Reads nothing, or cannot read.
class NoReader : public RegionReader {
 public:
  explicit NoReader(bool fails) : fails_(fails) {}

  [[nodiscard]] RegionReading read_region(int, const Region&) override {
    if (fails_) throw Error(ErrorKind::kInput, "the worker was lost");
    return {};
  }

 private:
  bool fails_;
};

TEST(SettleUnread, SettlesNothingByALineThatNobodyCanRead) {
  const TypedText before(with(kStampOf2018, kText)), after(with(kStampOf2023, kText));
  const Page old_page = without_words(before.page()), new_page = without_words(after.page());
  for (const bool fails : {false, true}) {
    NoReader earlier(fails), later(fails);
    EXPECT_FALSE(
        settle_unread({old_page, before.raster()}, {new_page, after.raster()}, {earlier, later})
            .outcome);
  }
}

// Misreads the first word of the page when it is asked for the first time.
class SecondLook : public RegionReader {
 public:
  explicit SecondLook(const Page& page) : words_(page) {}

  [[nodiscard]] RegionReading read_region(int page, const Region& region) override {
    RegionReading reading = words_.read_region(page, region);
    if (words_.asked == 1 && !reading.words.empty()) reading.words.front().text = "9999";
    return reading;
  }

 private:
  PageWords words_;
};

TEST(SettleUnread, ReadsALineAgainBeforeItSaysSomethingElse) {
  const TypedText before(kText);
  TypedText after(kText);
  PixelBox blot = to_pixels(before.page().lines[1][3].region, before.raster());
  blot.right = blot.left + blot.width() / 3;
  after.fill(blot);
  const Page old_page = without_words(before.page()), new_page = without_words(after.page());
  PageWords earlier(before.page());
  SecondLook later(after.page());
  const UnreadOutcome found =
      settle_unread({old_page, before.raster()}, {new_page, after.raster()}, {earlier, later});
  ASSERT_TRUE(found.outcome);
  EXPECT_THAT(found.outcome->text_changes, IsEmpty());
  EXPECT_EQ(earlier.asked, 2);
}

TEST(SettleUnread, LeavesABracketToTheReadingOfThePage) {
  TypedText after(kText);
  after.fill({120, 195, 124, 335});
  EXPECT_FALSE(settled(TypedText(kText), after).outcome);
}

TEST(SettleUnread, DoesNotSettlePagesThatDoNotRegister) {
  const TypedText text(kText);
  const Settled found = settled(text, text.raster(), text, test::Sheet(3).raster());
  EXPECT_FALSE(found.outcome);
  EXPECT_FALSE(found.is_registered);
}

}  // namespace
}  // namespace palimpsest::archive
