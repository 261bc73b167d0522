#include "diff/conclude.hpp"

#include <gmock/gmock.h>

namespace palimpsest::diff {
namespace {

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

TEST(Conclude, LeavesOutTheBracketsThatReviewersDrew) {
  MatchedChange matched;
  matched.change.confidence = 0.9;
  matched.to_read = {{points(100), points(100), points(200), points(112)}};
  const auto word = [](const char* text, double left, double right) {
    return Word{text, {points(left), points(101), points(right), points(111)}, 95};
  };
  const auto text_of = [&](const RegionReading& reading) {
    return conclude(matched, {{{reading}}, nullptr}).text;
  };
  EXPECT_EQ(text_of({{word("(Office", 105, 140), word("of", 145, 160)}, 0.95}), "Office of");
  EXPECT_EQ(text_of({{word("a", 105, 115), word("visitor]", 120, 160)}, 0.95}), "a visitor");
  EXPECT_EQ(text_of({{word("(the", 105, 130), word("second)", 135, 160)}, 0.95}), "(the second)");
}

TEST(Conclude, SaysWhatStandsAroundAndHowSureEachWordIs) {
  MatchedChange matched;
  matched.change.status = ChangeStatus::kLifted;
  matched.to_read = {{points(100), points(100), points(200), points(112)}};
  const auto word = [](const char* text, double left, int confidence, double top = 101) {
    return Word{text, {points(left), points(top), points(left + 30), points(top + 10)}, confidence};
  };
  const std::vector<Line> lines = {
      {word("one", 10, 90), word("two", 60, 90), word("inside", 120, 50), word("three", 210, 90)},
      {word("below", 60, 90, 120)}};
  const Change change = conclude(matched, {{}, &lines});
  EXPECT_EQ(change.words_left, "one two");
  EXPECT_EQ(change.words_right, "three");
  EXPECT_EQ(change.words, (std::vector<ReadWord>{{"inside", 50}}));
  EXPECT_TRUE(is_doubtful(change.words[0]));
  EXPECT_EQ(change.text_source, TextSource::kOcr);
}

TEST(Conclude, SaysThatWordsAreOfTheTextLayer) {
  MatchedChange matched;
  matched.change.status = ChangeStatus::kLifted;
  matched.to_read = {{points(100), points(100), points(200), points(112)}};
  const Region place{points(110), points(101), points(150), points(111)};
  const std::vector<Line> lines = {{{"layer", place, 100}}};
  EXPECT_EQ(conclude(matched, {{}, &lines}).text_source, TextSource::kEmbedded);
}

TEST(Conclude, QuotesNoPersonalTextThatWasClosed) {
  MatchedChange matched;
  matched.change.status = ChangeStatus::kAdded;
  matched.change.after =
      RedactionSide{1, {}, {}, {{"b6", "(b)(6)", "foia", CodePlace::kInside, 1}}};
  matched.to_read = {{points(100), points(100), points(200), points(112)}};
  const Region place{points(110), points(101), points(150), points(111)};
  const std::vector<Line> lines = {{{"Smith", place, 95}}};
  Change change = conclude(matched, {{}, &lines});
  EXPECT_EQ(change.text, "");
  EXPECT_TRUE(change.words.empty());
  EXPECT_EQ(change.unquoted_words, 1);
  matched.change.status = ChangeStatus::kLifted;
  change = conclude(matched, {{}, &lines});
  EXPECT_EQ(change.text, "Smith");
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
  EXPECT_EQ(verdict_of(changes_of({kKept}), {}, in_order, false), Verdict::kSame);
  EXPECT_EQ(verdict_of(changes_of({kKept, kLifted}), {}, in_order, false), Verdict::kOpened);
  EXPECT_EQ(verdict_of(changes_of({kGrown}), {}, in_order, false), Verdict::kClosed);
  EXPECT_EQ(verdict_of(changes_of({kAdded, kShrunk}), {}, in_order, false), Verdict::kMixed);
  EXPECT_EQ(verdict_of({}, {}, {{two, one}, {one, two}}, false), Verdict::kRepaged);
  EXPECT_EQ(verdict_of({}, {}, {{std::nullopt, one}}, false), Verdict::kRepaged);
  EXPECT_EQ(verdict_of(changes_of({kLifted}), {}, in_order, true), Verdict::kUndecided);
}

TEST(VerdictOf, SaysAlteredOfOtherWordsAlone) {
  using enum ChangeStatus;
  const PageReference one{1, {}}, two{2, {}};
  const std::vector<TextChange> other_words(1);
  EXPECT_EQ(verdict_of(changes_of({kKept}), other_words, {{one, one}}, false), Verdict::kAltered);
  EXPECT_EQ(verdict_of(changes_of({kLifted}), other_words, {{one, one}}, false), Verdict::kOpened);
  EXPECT_EQ(verdict_of({}, other_words, {{two, one}, {one, two}}, false), Verdict::kAltered);
}

}  // namespace
}  // namespace palimpsest::diff
