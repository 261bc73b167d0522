#include "image/marks.hpp"

#include "image/polygon.hpp"

#include <algorithm>
#include <array>

#include <gtest/gtest.h>

namespace palimpsest::image {
namespace {

constexpr int kPaperDpi = 144;  // two pixels a point
constexpr Color kBlue{0, 0, 200};

using Rgb = std::array<int, 3>;

Rgb at(const Raster& raster, int x, int y) {
  const std::uint8_t* pixel = raster.row(y) + 3 * x;
  return {pixel[0], pixel[1], pixel[2]};
}

Raster paper() { return make_raster(400, 300, kPaperDpi, PixelFormat::kGray8); }

Mark square(std::string label = "") {
  return {{{points(50), points(50)},
           {points(100), points(50)},
           {points(100), points(100)},
           {points(50), points(100)}},
          kBlue,
          std::move(label)};
}

// The lower left quarter is missing.
Mark corner() {
  return {{{points(50), points(50)},
           {points(100), points(50)},
           {points(100), points(100)},
           {points(75), points(100)},
           {points(75), points(75)},
           {points(50), points(75)}},
          kBlue,
          ""};
}

TEST(Marks, DrawOutlinesInTheirColor) {
  const Raster drawn = with_marks(paper(), {}, {square()});
  EXPECT_EQ(at(drawn, 100, 150), (Rgb{0, 0, 200}));
  EXPECT_EQ(at(drawn, 200, 150), (Rgb{0, 0, 200}));
}

TEST(Marks, TintWhatIsInsideAndNothingElse) {
  const Raster drawn = with_marks(paper(), {}, {square()});
  const Rgb inside = at(drawn, 150, 150);
  EXPECT_LT(inside[0], 230);
  EXPECT_GT(inside[0], 150);
  EXPECT_EQ(at(drawn, 300, 150), (Rgb{255, 255, 255}));
}

TEST(Marks, FollowTheExactOutline) {
  const Raster drawn = with_marks(paper(), {}, {corner()});
  EXPECT_EQ(at(drawn, 125, 180), (Rgb{255, 255, 255}));
  EXPECT_LT(at(drawn, 175, 180)[0], 230);
}

TEST(Marks, CanBeSeenOnBlack) {
  Raster black = paper();
  std::fill(black.pixels.begin(), black.pixels.end(), std::uint8_t{0});
  const Raster drawn = with_marks(black, {}, {square()});
  EXPECT_EQ(at(drawn, 97, 150), (Rgb{255, 255, 255}));
  EXPECT_EQ(at(drawn, 100, 150), (Rgb{0, 0, 200}));
}

TEST(Marks, AreMovedWithThePartThatIsShown) {
  const Raster drawn = with_marks(paper(), {points(40), points(40)}, {square()});
  EXPECT_EQ(at(drawn, 20, 60), (Rgb{0, 0, 200}));
}

TEST(Marks, HaveTheirLabelAbove) {
  const Raster drawn = with_marks(paper(), {}, {square("r1 (b)(1)")});
  const Raster without = with_marks(paper(), {}, {square()});
  EXPECT_EQ(at(drawn, 101, 92), (Rgb{0, 0, 200}));
  EXPECT_EQ(at(without, 101, 92), (Rgb{255, 255, 255}));
  EXPECT_TRUE(std::equal(drawn.row(120), drawn.row(121), without.row(120)));
}

TEST(Marks, KeepTheirLabelOnThePage) {
  Mark mark = square("a label that is longer than the page is wide, by far and away");
  for (Point& point : mark.outline) point.y = point.y - points(50);
  const Raster drawn = with_marks(paper(), {}, {mark});
  EXPECT_EQ(drawn.width, 400);
  EXPECT_NE(at(drawn, 1, 4), (Rgb{255, 255, 255}));
}

TEST(Marks, MayLieOffThePage) {
  Mark mark = square("r1");
  for (Point& point : mark.outline) point.x = point.x + points(30000);
  EXPECT_EQ(with_marks(paper(), {}, {mark}).width, 400);
}

TEST(Polygon, FillsEachRowBetweenItsSides) {
  const std::vector<PixelPoint> triangle = {{0, 0}, {8, 0}, {0, 8}};
  int pixels = 0;
  for_each_run(triangle, 100, 100, [&](int, int left, int right) { pixels += right - left; });
  EXPECT_EQ(pixels, 36);
}

TEST(Polygon, StaysOnTheSheet) {
  const std::vector<PixelPoint> large = {{-50, -50}, {50, -50}, {50, 50}, {-50, 50}};
  int pixels = 0;
  for_each_run(large, 10, 10, [&](int, int left, int right) { pixels += right - left; });
  EXPECT_EQ(pixels, 100);
}

}  // namespace
}  // namespace palimpsest::image
