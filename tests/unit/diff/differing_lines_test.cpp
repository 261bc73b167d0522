#include "diff/ink/differing_lines.hpp"

#include "support/typed_text.hpp"

#include <cstdint>
#include <random>

#include <gmock/gmock.h>

namespace palimpsest::diff {
namespace {

using test::TypedText;
using testing::IsEmpty;
using testing::SizeIs;

const std::string kFirst = "The Ambassador reported the arrival of 240 field radios";
const std::string kSecond = "in return for landing rights at the old harbor";

InkText ink_of(const Page& page) {
  InkText text;
  text.letter_height = 9;
  text.character_width = 7;
  for (const Line& line : page.lines) {
    InkLine words;
    for (const Word& word : line) words.push_back(word.region);
    text.lines.push_back(std::move(words));
  }
  return text;
}

std::vector<LinePlace> compared(const TypedText& before, const TypedText& after,
                                const std::vector<Region>& hidden_after = {}) {
  InkText later = ink_of(after.page());
  later.hidden = hidden_after;
  return differing_lines(ink_of(before.page()), later, {},
                         InkMatch(before.raster(), after.raster(), {}));
}

TEST(DifferingLines, NamesNoneWhereEveryWordLooksTheSame) {
  const TypedText text({kFirst, kSecond});
  EXPECT_THAT(compared(text, text), IsEmpty());
}

TEST(DifferingLines, NamesALineInWhichOneDigitIsAnother) {
  const TypedText before({kFirst, kSecond});
  const TypedText after({"The Ambassador reported the arrival of 340 field radios", kSecond});
  const std::vector<LinePlace> lines = compared(before, after);
  ASSERT_THAT(lines, SizeIs(1));
  EXPECT_TRUE(lines[0].before.contains(before.page().lines[0][6].region.center()));
  EXPECT_FALSE(lines[0].before.contains(before.page().lines[1][0].region.center()));
}

TEST(DifferingLines, JudgesWordsByWhatNoiseLeavesOfThePage) {
  const TypedText before({kFirst, kSecond});
  TypedText after({"The Ambassador reported the arrival of 340 field radios", kSecond});
  constexpr unsigned kLost = 5;  // of 8 pixels: strokes that a bad scan left
  std::mt19937 dice(1);
  for (std::uint8_t& pixel : after.raster().pixels) {
    if (dice() % 8 < kLost) pixel = 255;
  }
  const std::vector<LinePlace> lines = compared(before, after);
  ASSERT_THAT(lines, SizeIs(1));
  EXPECT_TRUE(lines[0].before.contains(before.page().lines[0][6].region.center()));
}

TEST(DifferingLines, NamesALineThatOnlyOnePageHas) {
  const TypedText one({kFirst});
  const TypedText two({kFirst, kSecond});
  EXPECT_THAT(compared(one, two), SizeIs(1));
  EXPECT_THAT(compared(two, one), SizeIs(1));
}

TEST(DifferingLines, LeavesWordsUnderRedactionsToThem) {
  const TypedText text({kFirst, kSecond});
  TypedText covered({kFirst, kSecond});
  const Region bar = covered.word(1, 3).region;
  covered.fill(to_pixels(bar, covered.raster()));
  EXPECT_THAT(compared(text, covered), SizeIs(1));
  // The bar is no word of the later page, whose ink text leaves it out.
  covered.page().lines[1].erase(covered.page().lines[1].begin() + 3);
  EXPECT_THAT(compared(text, covered, {bar}), IsEmpty());
}

}  // namespace
}  // namespace palimpsest::diff
