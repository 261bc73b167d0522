#include "redact/text/text_layout.hpp"

#include "unit/redact/drawn_page.hpp"

#include <gtest/gtest.h>

namespace palimpsest::redact {
namespace {

constexpr double kTop = 120;
constexpr double kPitch = 14;

// Lines of five-letter words; every letter is 5.5 points wide, and a space as much.
DrawnPage typed_page() {
  DrawnPage page;
  for (int row = 0; row < 12; ++row) {
    for (int word = 0; word < 13; ++word) page.text(80 + 33 * word, kTop + kPitch * row, 5);
  }
  return page;
}

void small_sign(DrawnPage& page, double left, double top, std::uint8_t gray = 0) {
  page.bar(left, top, left + 0.7, top + 4, gray)
      .bar(left + 1.8, top + 1, left + 2.5, top + 4, gray);
  page.bar(left, top + 1, left + 2.5, top + 1.7, gray);
}

TEST(LayOut, MeasuresMarginsPitchAndAdvanceOfTypedText) {
  const TextLayout layout = lay_out(typed_page().raster(), {});
  EXPECT_NEAR(layout.body.left, 80, 1);
  EXPECT_NEAR(layout.body.right, 80 + 33 * 12 + 26, 2);
  EXPECT_NEAR(layout.pitch, kPitch, 0.3);
  EXPECT_TRUE(layout.is_typed);
  EXPECT_NEAR(layout.character_width, 5.5, 0.05);
}

TEST(LayOut, SeesNoAdvanceWhereLettersDifferInWidth) {
  DrawnPage page;
  const double widths[] = {3.1, 4.7, 6.2, 5.4, 7.3, 4.1, 6.6, 3.7};
  for (int row = 0; row < 12; ++row) {
    double x = 80;
    for (int i = row; x < 500; ++i) {
      const double width = widths[(i * i + row) % 8];
      page.bar(x, kTop + kPitch * row, x + width - 1, kTop + kPitch * row + 6);
      x += width + (i % 5 == 0 ? 3 : 0.3);
    }
  }
  EXPECT_FALSE(lay_out(page.raster(), {}).is_typed);
}

TEST(LayOut, TakesSmallSignsBesideTheTextForMarks) {
  DrawnPage page = typed_page();
  small_sign(page, 560, kTop + 3 * kPitch);
  small_sign(page, 563.5, kTop + 3 * kPitch);
  const TextLayout layout = lay_out(page.raster(), {});
  ASSERT_EQ(layout.marks.size(), 1U);
  EXPECT_TRUE(layout.marks[0].is_small);
  EXPECT_FALSE(layout.marks[0].is_inside);
  EXPECT_NEAR(layout.marks[0].span.left, 560, 1);
}

TEST(LayOut, FindsMarksThatAreTooPaleToBeText) {
  DrawnPage page = typed_page();
  small_sign(page, 560, kTop + 3 * kPitch, 170);
  small_sign(page, 563.5, kTop + 3 * kPitch, 170);
  EXPECT_EQ(lay_out(page.raster(), {}).marks.size(), 1U);
}

TEST(LayOut, TakesSpecksInTheMarginForNothing) {
  DrawnPage page = typed_page();
  for (int i = 0; i < 40; ++i) {
    const double x = 540 + (i * 37) % 60, y = 100 + (i * 131) % 500;
    page.bar(x, y, x + 0.3, y + 0.3);
  }
  EXPECT_TRUE(lay_out(page.raster(), {}).marks.empty());
}

TEST(LayOut, TakesSmallTypeBeforeAGapForALabel) {
  DrawnPage page;
  for (int row = 0; row < 12; ++row) {
    for (int word = 0; word < 13; ++word) {
      if (row == 5 && word >= 4 && word < 9) continue;
      page.text(80 + 33 * word, kTop + kPitch * row, 5);
    }
  }
  for (int i = 0; i < 4; ++i) small_sign(page, 80 + 33 * 4 + 3.8 * i, kTop + 5 * kPitch + 2);
  const TextLayout layout = lay_out(page.raster(), {});
  ASSERT_EQ(layout.marks.size(), 1U);
  EXPECT_TRUE(layout.marks[0].is_inside);
}

}  // namespace
}  // namespace palimpsest::redact
