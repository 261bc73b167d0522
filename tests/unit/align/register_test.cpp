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
    const ExactPoint to = map.map(ExactPoint{x * 72, y * 72});
    worst = std::max(worst, std::hypot(to.x - to_x * 72, to.y - to_y * 72));
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

// The last carbon copy: of the ink of each stroke a tenth is left.
Raster faint(Raster scan) {
  for (std::uint8_t& value : scan.pixels)
    value = static_cast<std::uint8_t>(255 - (255 - value) / 10);
  return scan;
}

TEST(RegisterPages, RegistersAFaintScan) {
  const Sheet sheet(7);
  const Pose pose{0.5, 1.01, 0.1, -0.1};
  const Raster scan = faint(scanned(sheet.raster(), pose));
  const auto map = register_pages(sheet.raster(), scan);
  ASSERT_TRUE(map.has_value());
  EXPECT_LT(error_of(*map, sheet.raster(), pose), kTwoPixelsAt200Dpi);
  EXPECT_FALSE(register_pages(Sheet(8).raster(), scan).has_value());
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

// How far from its place paper that was not flat shows what stands at (x, y), in inches: up to
// `amplitude`.
ExactPoint curl(double amplitude, double x, double y) {
  return {amplitude * std::sin(y / 1.8), amplitude * std::cos(x / 1.6) * std::sin(1 + y / 2.8)};
}

Raster curled(const Raster& sheet, double amplitude) {
  Raster page = sheet;
  for (int y = 0; y < sheet.height; ++y) {
    for (int x = 0; x < sheet.width; ++x) {
      const ExactPoint off =
          curl(amplitude, static_cast<double>(x) / sheet.dpi, static_cast<double>(y) / sheet.dpi);
      const int from_x = x + static_cast<int>(std::lround(off.x * sheet.dpi));
      const int from_y = y + static_cast<int>(std::lround(off.y * sheet.dpi));
      const bool is_in =
          from_x >= 0 && from_y >= 0 && from_x < sheet.width && from_y < sheet.height;
      page.row(y)[x] = is_in ? sheet.row(from_y)[from_x] : 255;
    }
  }
  return page;
}

TEST(RegisterPages, FollowsPaperThatWasNotFlat) {
  const Raster sheet = Sheet(7).raster();
  for (const double amplitude : {0.025, 0.05}) {  // 5 and 10 pixels at 200 dpi
    const auto map = register_pages(sheet, curled(sheet, amplitude));
    ASSERT_TRUE(map.has_value()) << amplitude;
    for (const auto& [x, y] : {std::pair{1.2, 1.5}, {7.0, 1.5}, {4.2, 5.5}, {1.2, 9}, {7.0, 9}}) {
      const ExactPoint to = map->map(ExactPoint{x * 72, y * 72});
      const ExactPoint off = curl(amplitude, to.x / 72, to.y / 72);
      EXPECT_LT(std::hypot(to.x + off.x * 72 - x * 72, to.y + off.y * 72 - y * 72),
                kTwoPixelsAt200Dpi)
          << amplitude << " at " << x << "," << y;
    }
  }
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
