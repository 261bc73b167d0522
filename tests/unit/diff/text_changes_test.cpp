#include "diff/text/text_changes.hpp"

#include "diff/text/conclude_text.hpp"
#include "support/drawn_sheet.hpp"
#include "support/typed_text.hpp"

#include <gmock/gmock.h>

namespace palimpsest::diff {
namespace {

using test::TypedText;
using testing::IsEmpty;
using testing::SizeIs;

const std::vector<std::string> kLetter = {
    "The Ambassador reported the arrival of 240 field radios",
    "in return for landing rights at the old harbor although",
    "no record was kept of the meeting with the Minister",
    "before the end of the month under the existing protocol"};

std::vector<std::string> with_line(std::size_t line, const std::string& text) {
  std::vector<std::string> lines = kLetter;
  lines[line] = text;
  return lines;
}

std::vector<TextCandidate> candidates(const TypedText& before, const TypedText& after,
                                      const OtherPlaces& places = {}, const PageMap& map = {}) {
  const TextPages pages{before.page(), after.page(), map};
  const InkMatch ink(before.raster(), after.raster(), map);
  return find_text_changes(pages, pair_words(pages, places, ink), places, ink);
}

RegionReading reading(const std::string& text) {
  RegionReading all;
  std::istringstream words(text);
  for (std::string word; words >> word;) all.words.push_back({word, {}, 90});
  return all;
}

TEST(FindTextChanges, FindsNoneOnARescanWhateverWasRead) {
  TypedText before(kLetter);
  TypedText after(kLetter);
  after.raster() = test::as_bilevel(after.raster());
  after.word(0, 6).text = "Z4O";
  after.word(1, 3).text = "handing";
  after.page().lines[2].erase(after.page().lines[2].begin() + 3);
  before.word(3, 4).text = "rnonth";
  EXPECT_THAT(candidates(before, after), IsEmpty());
}

TEST(FindTextChanges, FindsNoneWhereAWordWasLostAndNothingMoved) {
  const TypedText before(kLetter);
  TypedText after(kLetter);
  const Region lost = after.page().lines[2][4].region;
  const PixelBox box = to_pixels(lost, after.raster());
  for (int y = box.top; y < box.bottom; ++y) {
    std::fill(after.raster().row(y) + box.left, after.raster().row(y) + box.right,
              std::uint8_t{255});
  }
  after.page().lines[2].erase(after.page().lines[2].begin() + 4);
  EXPECT_THAT(candidates(before, after), IsEmpty());
}

TEST(MovedWords, AreThoseThatTheOtherPageShowsElsewhere) {
  const TypedText before(kLetter);
  const TypedText after(with_line(2, "record was kept of the meeting with the Minister"));
  const TextPages pages{before.page(), after.page(), {}};
  const PairedWords words =
      pair_words(pages, {}, InkMatch(before.raster(), after.raster(), PageMap()));
  EXPECT_THAT(moved_words(words, Side::kAfter), SizeIs(testing::Ge(7U)));
}

TEST(MovedWords, AreNoneOfThoseThatALiftedRedactionShows) {
  const std::string phrase = "before the end of the month";
  std::vector<std::string> lines = with_line(3, phrase);
  const TypedText before(lines);
  const TypedText after({lines[0], phrase, lines[2]});  // opened in line 1, gone from line 3
  const TextPages pages{before.page(), after.page(), {}};
  const InkMatch ink(before.raster(), after.raster(), PageMap());
  const Region line =
      bounding_region(before.page().lines[1].front().region, before.page().lines[1].back().region);
  EXPECT_THAT(moved_words(pair_words(pages, {}, ink), Side::kBefore), SizeIs(testing::Ge(4U)));
  EXPECT_THAT(moved_words(pair_words(pages, {{line}, {}}, ink), Side::kBefore), IsEmpty());
}

TEST(FindTextChanges, TakesAShortWordThatLostAStrokeForTheSame) {
  const TypedText before(kLetter);
  TypedText after(kLetter);
  Word& word = after.word(1, 0);  // "in"
  const PixelBox box = to_pixels(word.region, after.raster());
  const int third = box.top + box.height() / 4;
  for (int y = box.top; y < third; ++y) {
    std::fill(after.raster().row(y) + box.left, after.raster().row(y) + box.right,
              std::uint8_t{255});
  }
  word.text = "zn";
  EXPECT_THAT(candidates(before, after), IsEmpty());
}

TEST(FindTextChanges, FindsAShortWordThatWasReplaced) {
  const TypedText before(kLetter);
  const TypedText after(with_line(2, "so record was kept of the meeting with the Minister"));
  EXPECT_THAT(candidates(before, after), SizeIs(1));
}

TEST(FindTextChanges, FollowsTheMapFromPageToPage) {
  const TypedText before(kLetter);
  TypedText after(kLetter);
  PageMap map;
  map.x0 = 7.2, map.y0 = 4.8;  // 15 and 10 pixels
  Raster moved = make_raster(1275, 1650, TypedText::kDpi, PixelFormat::kGray8);
  for (int y = 10; y < 1650; ++y) {
    std::copy_n(after.raster().row(y - 10), 1260, moved.row(y) + 15);
  }
  after.raster() = std::move(moved);
  for (Line& line : after.page().lines) {
    for (Word& word : line) word.region = map.map(word.region), word.text = "misread";
  }
  EXPECT_THAT(candidates(before, after, {}, map), IsEmpty());
}

TEST(FindTextChanges, FindsAChangedNumber) {
  const TypedText before(kLetter);
  const TypedText after(with_line(0, "The Ambassador reported the arrival of 204 field radios"));
  const auto found = candidates(before, after);
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].change.text_before, "240");
  EXPECT_EQ(found[0].change.text_after, "204");
  EXPECT_EQ(found[0].change.words_left, "the arrival of");
  EXPECT_EQ(found[0].change.words_right, "field radios in");
}

TEST(FindTextChanges, FindsADeletedWordAndNotTheWordsThatMovedUp) {
  const TypedText before(kLetter);
  const TypedText after(with_line(2, "record was kept of the meeting with the Minister"));
  const auto found = candidates(before, after);
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].change.text_before, "no");
  EXPECT_EQ(found[0].change.text_after, "");
}

TEST(FindTextChanges, PlacesAnInsertedWordBetweenItsNeighbours) {
  const TypedText before(kLetter);
  const TypedText after(
      with_line(1, "in return for secret landing rights at the old harbor although"));
  const auto found = candidates(before, after);
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].change.text_after, "secret");
  const Region gap = found[0].change.before.region;
  EXPECT_GE(gap.left, before.page().lines[1][2].region.right);
  EXPECT_LE(gap.right, before.page().lines[1][3].region.left);
}

TEST(FindTextChanges, LeavesWordsAtRedactionsToThem) {
  const TypedText before(kLetter);
  const TypedText after(with_line(0, "The Ambassador reported the arrival of 204 field radios"));
  const OtherPlaces at_before{{before.page().lines[0][6].region}, {}};
  EXPECT_THAT(candidates(before, after, at_before), IsEmpty());
}

// The letter twice, with a word in the margin of its third line.
TypedText with_margin_label(const std::string& label) {
  std::vector<std::string> lines;
  for (int i = 0; i < 2; ++i) lines.insert(lines.end(), kLetter.begin(), kLetter.end());
  lines[2] += "                 " + label;
  TypedText text(lines);
  Region& place = text.page().lines[2].back().region;
  const Length far = points(520) - place.left;
  const PixelBox from = to_pixels(place, text.raster());
  place.left = points(520);
  place.right = place.right + far;
  const PixelBox to = to_pixels(place, text.raster());
  for (int y = 0; y < from.height(); ++y) {
    std::swap_ranges(text.raster().row(from.top + y) + from.left,
                     text.raster().row(from.top + y) + from.left + from.width(),
                     text.raster().row(to.top + y) + to.left);
  }
  return text;
}

TEST(FindTextChanges, LeavesLabelsInTheMarginToTheRedactionBesideThem) {
  const TypedText before = with_margin_label("bl");
  const TypedText after = with_margin_label("xq");
  EXPECT_THAT(candidates(before, after), SizeIs(1));
  const OtherPlaces redacted{{before.page().lines[2][4].region}, {}};
  EXPECT_THAT(candidates(before, after, redacted), IsEmpty());
}

TEST(FindTextChanges, TakesDoubtfulReadingsForNoWords) {
  const TypedText before(kLetter);
  TypedText after(with_line(0, "The Ambassador reported the arrival of 204 field radios"));
  after.word(0, 6).confidence = 20;
  TypedText doubtful_before(kLetter);
  doubtful_before.word(0, 6).confidence = 20;
  EXPECT_THAT(candidates(doubtful_before, after), IsEmpty());
}

TEST(ConcludeText, AsksThatBothReadingsBearTheChangeOut) {
  TextCandidate candidate;
  candidate.words_before = {"240"};
  candidate.words_after = {"204"};
  candidate.neighbours = {"of", "field"};
  EXPECT_TRUE(conclude_text(candidate, reading("of 240 field"), reading("of 204 field")));
  EXPECT_FALSE(conclude_text(candidate, reading("of 204 field"), reading("of 204 field")));
  EXPECT_FALSE(conclude_text(candidate, reading("of 240 field"), reading("of field")));
}

TEST(ConcludeText, TakesAPlaceThatCannotBeReadForNoChange) {
  TextCandidate candidate;
  candidate.words_before = {"240"};
  candidate.neighbours = {"of", "field"};
  EXPECT_TRUE(conclude_text(candidate, reading("of 240 field"), reading("of field")));
  EXPECT_FALSE(conclude_text(candidate, reading("of 240 field"), reading("")));
}

TEST(ConcludeText, CountsWordsThatStandThereTwice) {
  TextCandidate candidate;
  candidate.words_before = {"the"};
  candidate.neighbours = {"end"};
  EXPECT_TRUE(
      conclude_text(candidate, reading("the end of the month"), reading("end of the month")));
  EXPECT_FALSE(conclude_text(candidate, reading("the end"), reading("The end,")));
}

}  // namespace
}  // namespace palimpsest::diff
