#include "redact/blank/blank_places.hpp"

#include "unit/redact/drawn_page.hpp"

#include <gtest/gtest.h>

namespace palimpsest::redact {
namespace {

constexpr double kLeft = 80;
constexpr double kPitch = 14;
constexpr double kTop = 120;

// A page of lines of five-letter words; a word is 26 points wide and begins every 33 points.
DrawnPage page_without(int line, int first, int last) {
  DrawnPage page;
  for (int row = 0; row < 12; ++row) {
    for (int word = 0; word < 13; ++word) {
      const bool is_hidden = row == line && word >= first && word < last;
      if (!is_hidden) page.text(kLeft + 33 * word, kTop + kPitch * row, 5);
    }
  }
  return page;
}

std::vector<Redaction> blanks_of(const DrawnPage& page, const std::vector<CodeReading>& codes) {
  return find_blanks(lay_out(page.raster(), {}), codes);
}

CodeReading code_at(double left, double top) {
  return {{"B1", "B1", "state", CodePlace::kInside, 0.9},
          {points(left), points(top), points(left + 12), points(top + 6)}};
}

TEST(FindBlanks, FindsNothingInRunningText) {
  EXPECT_TRUE(blanks_of(page_without(-1, 0, 0), {}).empty());
}

TEST(FindBlanks, FindsAGapInsideALineWithoutACode) {
  const auto blanks = blanks_of(page_without(5, 4, 7), {});
  ASSERT_EQ(blanks.size(), 1U);
  const double top = kTop + kPitch * 5;
  const Region words{points(kLeft + 132), points(top), points(kLeft + 224), points(top + 7)};
  EXPECT_GT(overlap(blanks[0].region, grown(words, points(1.6))), 0.7);
  EXPECT_EQ(blanks[0].kind, RedactionKind::kBlank);
}

TEST(FindBlanks, LeavesAColumnOfGapsAlone) {
  DrawnPage page;
  for (int row = 0; row < 12; ++row) {
    for (const int word : {0, 1, 2, 7, 8, 9, 10, 11, 12}) {
      page.text(kLeft + 33 * word, kTop + kPitch * row, 5);
    }
  }
  EXPECT_TRUE(blanks_of(page, {}).empty());
}

TEST(FindBlanks, TakesAShortLineForABlankOnlyBesideACode) {
  const DrawnPage page = page_without(5, 8, 13);
  EXPECT_TRUE(blanks_of(page, {}).empty());
  EXPECT_EQ(blanks_of(page, {code_at(560, kTop + kPitch * 5)}).size(), 1U);
}

TEST(FindBlanks, FindsALineThatIsMissingBesideACode) {
  const auto blanks = blanks_of(page_without(5, 0, 13), {code_at(560, kTop + kPitch * 5)});
  ASSERT_EQ(blanks.size(), 1U);
  EXPECT_GT(blanks[0].region.width().in_points(), 300);
}

TEST(FindBlanks, TakesACodeInASentenceForWords) {
  EXPECT_TRUE(
      blanks_of(page_without(5, 11, 13), {code_at(kLeft + 132, kTop + kPitch * 5)}).empty());
}

TEST(WithoutUnsupported, DropsABlankWhoseCodeWentToAnotherRedaction) {
  auto blanks = blanks_of(page_without(5, 8, 13), {code_at(560, kTop + kPitch * 5)});
  EXPECT_TRUE(without_unsupported(std::move(blanks)).empty());
}

}  // namespace
}  // namespace palimpsest::redact
