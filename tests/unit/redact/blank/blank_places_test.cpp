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

// Three signs in type half as large as the text, as codes in margins are: too small to be read.
void mark(DrawnPage& page, double top, double left = 560) {
  for (int i = 0; i < 3; ++i) {
    const double x = left + 3.2 * i;
    page.bar(x, top + 1, x + 0.6, top + 5).bar(x + 1.6, top + 2, x + 2.2, top + 5);
    page.bar(x, top + 2, x + 2.2, top + 2.6);
  }
}

double line_top(int line) { return kTop + kPitch * line; }

TEST(FindBlanks, FindsALateStartBesideAMarkThatNobodyCanRead) {
  DrawnPage page = page_without(5, 0, 4);
  EXPECT_TRUE(blanks_of(page, {}).empty());
  mark(page, line_top(5));
  const auto blanks = blanks_of(page, {});
  ASSERT_EQ(blanks.size(), 1U);
  const Region words{points(kLeft), points(line_top(5)), points(kLeft + 125),
                     points(line_top(5) + 7)};
  EXPECT_GT(overlap(blanks[0].region, grown(words, points(1.6))), 0.7);
  EXPECT_LT(blanks[0].confidence, 0.8);
}

TEST(FindBlanks, FindsTheEndOfAParagraphBesideAMarkOnlyWhereOthersStandAtHoles) {
  DrawnPage page = page_without(11, 6, 13);
  mark(page, line_top(11));
  EXPECT_TRUE(blanks_of(page, {}).empty());
  DrawnPage other;
  for (int row = 0; row < 12; ++row) {
    for (int word = 0; word < 13; ++word) {
      const bool is_hidden = (row == 11 && word >= 6) || (row == 4 && word >= 3 && word < 8);
      if (!is_hidden) other.text(kLeft + 33 * word, line_top(row), 5);
    }
  }
  mark(other, line_top(11));
  mark(other, line_top(4));
  EXPECT_EQ(blanks_of(other, {}).size(), 2U);
}

TEST(FindBlanks, TakesTheEndOfALineAndTheStartOfTheNextForOnePlace) {
  DrawnPage page;
  for (int row = 0; row < 12; ++row) {
    for (int word = 0; word < 13; ++word) {
      const bool is_hidden = (row == 5 && word >= 4) || (row == 6 && word < 6);
      if (!is_hidden) page.text(kLeft + 33 * word, line_top(row), 5);
    }
  }
  const auto blanks = blanks_of(page, {code_at(560, line_top(5)), code_at(560, line_top(6))});
  ASSERT_EQ(blanks.size(), 1U);
  EXPECT_EQ(blanks[0].lines, 2);
  ASSERT_TRUE(blanks[0].outline.has_value());
  EXPECT_EQ(blanks[0].outline->size(), 8U);
  EXPECT_NEAR(blanks[0].characters, 9 * 6 + 6 * 6, 12);
}

TEST(FindBlanks, TakesLinesThatAreMissingBesideOneCodeForOnePlace) {
  DrawnPage page;
  for (const int row : {0, 1, 2, 3, 4, 8, 9, 10, 11, 12}) {
    for (int word = 0; word < 13; ++word) page.text(kLeft + 33 * word, line_top(row), 5);
  }
  const auto blanks = blanks_of(page, {code_at(560, line_top(6))});
  ASSERT_EQ(blanks.size(), 1U);
  EXPECT_EQ(blanks[0].lines, 3);
  EXPECT_NEAR(blanks[0].region.height().in_points(), 3 * kPitch, 6);
}

TEST(FindBlanks, LeavesTheEndOfAParagraphBesideTheCodesOfABarNearItAlone) {
  const DrawnPage page = page_without(11, 6, 13);
  const std::vector<CodeReading> codes = {code_at(560, line_top(11))};
  EXPECT_EQ(blanks_of(page, codes).size(), 1U);
  Redaction bar;
  bar.kind = RedactionKind::kSolid;
  bar.region = {points(kLeft), points(line_top(13)), points(kLeft + 200), points(line_top(13) + 9)};
  EXPECT_TRUE(find_blanks(lay_out(page.raster(), {bar}), codes).empty());
}

TEST(FindBlanks, LeavesLineNumbersAlone) {
  DrawnPage page = page_without(5, 8, 13);
  for (int row = 0; row < 12; ++row) mark(page, line_top(row), 40);
  EXPECT_TRUE(blanks_of(page, {}).empty());
}

TEST(FindBlanks, LeavesSmallMarksBesideFullLinesAlone) {
  DrawnPage page = page_without(-1, 0, 0);
  for (const int row : {2, 5, 9}) mark(page, line_top(row));
  EXPECT_TRUE(blanks_of(page, {}).empty());
}

TEST(FindBlanks, LeavesAmountsBesideShortLinesAlone) {
  DrawnPage page;
  for (int row = 0; row < 12; ++row) {
    for (int word = 0; word < 13; ++word) page.text(kLeft + 33 * word, line_top(row), 5);
  }
  for (int row = 13; row < 20; ++row) {
    for (int word = 0; word < 3 + row % 4; ++word) page.text(kLeft + 33 * word, line_top(row), 5);
    page.text(540, line_top(row), 4);
  }
  EXPECT_TRUE(blanks_of(page, {}).empty());
}

TEST(FindBlanks, LeavesVersesListsAndAddressesAlone) {
  DrawnPage page;
  const int words[] = {13, 12, 13, 4, 2, 3, 5, 7, 4, 6, 13, 12, 9};
  const int indents[] = {0, 0, 0, 5, 5, 5, 0, 2, 0, 2, 0, 0, 4};
  for (int row = 0; row < 13; ++row) {
    for (int word = 0; word < words[row]; ++word) {
      page.text(kLeft + 12 * indents[row] + 33 * word, line_top(row), 5);
    }
  }
  mark(page, line_top(0));
  EXPECT_TRUE(blanks_of(page, {}).empty());
}

TEST(FindBlanks, LeavesAStampWithTheCodesOfThePageAlone) {
  DrawnPage page = page_without(-1, 0, 0);
  page.text(kLeft, 20, 8).text(kLeft + 300, 20, 6);
  EXPECT_TRUE(blanks_of(page, {code_at(kLeft + 420, 21)}).empty());
}

TEST(FindBlanks, LeavesTheSpaceBetweenTwoColumnsAlone) {
  DrawnPage page;
  for (int row = 0; row < 14; ++row) {
    for (const int word : {0, 1, 2, 3, 4, 5, 8, 9, 10, 11, 12, 13}) {
      if (word == 5 && row % 3 == 0) continue;
      page.text(kLeft + 33 * word, line_top(row), 5);
    }
  }
  EXPECT_TRUE(blanks_of(page, {}).empty());
}

TEST(WithoutUnsupported, DropsABlankWhoseCodeWentToAnotherRedaction) {
  auto blanks = blanks_of(page_without(5, 8, 13), {code_at(560, kTop + kPitch * 5)});
  EXPECT_TRUE(without_unsupported(std::move(blanks)).empty());
}

}  // namespace
}  // namespace palimpsest::redact
