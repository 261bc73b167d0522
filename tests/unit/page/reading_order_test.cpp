#include "page/reading_order.hpp"

#include <gtest/gtest.h>

namespace palimpsest::page {
namespace {

Region box(double left, double top, double right, double bottom) {
  return {points(left), points(top), points(right), points(bottom)};
}

TEST(LinesOf, BreaksWhereTheNextWordStandsLower) {
  const std::vector<Word> words = {{"a", box(10, 10, 20, 20), 100},
                                   {"b", box(30, 11, 40, 21), 100},
                                   {"c", box(10, 30, 20, 40), 100}};
  const std::vector<Line> lines = lines_of(words);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(text_of(lines[0]), "a b");
}

TEST(WithoutWithheld, DropsWordsUnderABar) {
  Redaction bar;
  bar.region = box(0, 0, 50, 20);
  const std::vector<Line> lines = {
      {{"hidden", box(5, 5, 45, 15), 100}, {"open", box(60, 5, 90, 15), 100}},
      {{"gone", box(5, 6, 40, 16), 100}}};
  const std::vector<Line> open = without_withheld(lines, {bar});
  ASSERT_EQ(open.size(), 1u);
  EXPECT_EQ(text_of(open[0]), "open");
}

TEST(IsWithheld, GoesByTheOutlineAndNotByItsBox) {
  Redaction step;  // an L: the upper right quarter is open
  step.region = box(0, 0, 100, 40);
  step.outline =
      Outline{{points(0), points(0)},    {points(50), points(0)},   {points(50), points(20)},
              {points(100), points(20)}, {points(100), points(40)}, {points(0), points(40)}};
  EXPECT_FALSE(is_withheld({"open", box(55, 4, 95, 16), 100}, step));
  EXPECT_TRUE(is_withheld({"hidden", box(55, 24, 95, 36), 100}, step));
}

}  // namespace
}  // namespace palimpsest::page
