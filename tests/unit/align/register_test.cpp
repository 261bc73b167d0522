#include "align/register.hpp"

#include "support/drawn_sheet.hpp"

#include <gtest/gtest.h>

namespace palimpsest::align {
namespace {

using test::as_bilevel;
using test::Pose;
using test::scanned;
using test::Sheet;

constexpr double kTwoPixelsAt200Dpi = 0.72;  // points

// The farthest that the map is off at the corners and the middle of the text, in points.
double error_of(const PageMap& map, const Raster& sheet, const Pose& pose) {
  double worst = 0;
  for (const auto& [x, y] : {std::pair{1.0, 1.2}, {7.4, 1.2}, {4.2, 5.5}, {1.0, 9.5}, {7.4, 9.5}}) {
    const auto [to_x, to_y] = test::posed(sheet, pose, x, y);
    const double off_x = map.xx * x * 72 + map.xy * y * 72 + map.x0 - to_x * 72;
    const double off_y = map.yx * x * 72 + map.yy * y * 72 + map.y0 - to_y * 72;
    worst = std::max(worst, std::hypot(off_x, off_y));
  }
  return worst;
}

void expect_registered(const Pose& pose) {
  const Sheet sheet(7);
  const auto map = register_pages(sheet.raster(), scanned(sheet.raster(), pose));
  ASSERT_TRUE(map.has_value());
  EXPECT_LT(error_of(*map, sheet.raster(), pose), kTwoPixelsAt200Dpi);
}

TEST(RegisterPages, FindsNoMoveWhereThereIsNone) { expect_registered({}); }

TEST(RegisterPages, FollowsASmallShift) { expect_registered({0, 1, 0.1, -0.07}); }

TEST(RegisterPages, FollowsAShiftOfAnInch) { expect_registered({0, 1, 0.7, -1.0}); }

TEST(RegisterPages, FollowsATurnOfThreeDegrees) {
  expect_registered({3, 1, 0, 0});
  expect_registered({-3, 1, 0.1, 0.1});
}

TEST(RegisterPages, FollowsAScaleOfFivePercent) {
  expect_registered({0, 1.05, 0, 0});
  expect_registered({0, 0.95, 0, 0});
}

TEST(RegisterPages, FollowsTurnScaleAndShiftTogether) { expect_registered({-2, 0.97, 0.3, -0.4}); }

TEST(RegisterPages, RegistersABilevelScanOnAGreyOne) {
  const Sheet sheet(7);
  const Pose pose{1, 1.01, 0.05, 0.02};
  const auto map = register_pages(sheet.raster(), as_bilevel(scanned(sheet.raster(), pose)));
  ASSERT_TRUE(map.has_value());
  EXPECT_LT(error_of(*map, sheet.raster(), pose), kTwoPixelsAt200Dpi);
}

TEST(RegisterPages, IsNotMisledByChangedBars) {
  Sheet before(7);
  Sheet after(7);
  before.fill({100, 200, 700, 420}, 0);
  after.fill({100, 600, 700, 800}, 0);
  const auto map = register_pages(before.raster(), scanned(after.raster(), {0.5, 1, 0.05, 0}));
  ASSERT_TRUE(map.has_value());
  EXPECT_LT(error_of(*map, before.raster(), {0.5, 1, 0.05, 0}), kTwoPixelsAt200Dpi);
}

TEST(RegisterPages, SaysNothingOfDifferentPages) {
  EXPECT_FALSE(register_pages(Sheet(7).raster(), Sheet(8).raster()).has_value());
}

TEST(RegisterPages, SaysNothingOfABlankPage) {
  EXPECT_FALSE(register_pages(Sheet(7).raster(), Sheet(7, 0).raster()).has_value());
  EXPECT_FALSE(register_pages(Sheet(7).raster(), Raster{}).has_value());
}

}  // namespace
}  // namespace palimpsest::align
