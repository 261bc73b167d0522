#include "redact/find_regions.hpp"
#include "unit/redact/drawn_page.hpp"

#include <cmath>
#include <random>

#include <gmock/gmock.h>

namespace palimpsest::redact {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

constexpr double kPixel = 72.0 / 300;

// An upright hairline of which a scan left dashes of four pixels, five pixels apart.
void dashes(DrawnPage& page, double x, double top, double bottom) {
  for (double y = top; y < bottom; y += 9 * kPixel) page.line(x, y, x, y + 3 * kPixel);
}

TEST(BrokenLines, CloseABoxWhoseUprightsTheScanBroke) {
  DrawnPage page;
  page.line(100, 200, 220, 200).line(100, 224, 220, 224);
  dashes(page, 100, 200, 224);
  dashes(page, 220, 200, 224);
  const auto found = find_regions(page.raster(), {});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_NEAR(found[0].region.left.in_points(), 100, 1.5);
  EXPECT_NEAR(found[0].region.right.in_points(), 220, 1.5);
}

TEST(BrokenLines, GoOnUnderALabelThatWasTypedOverThem) {
  DrawnPage page;
  page.line(100, 200, 220, 200).line(100, 215, 220, 215).line(220, 200, 220, 215);
  dashes(page, 100, 209, 215);
  page.text(99.8, 201.5, 4);
  EXPECT_THAT(find_regions(page.raster(), {}), SizeIs(1));
}

// Rules that end at the same place on the left, and an upright that joins them on the right.
DrawnPage page_open_to_the_left() {
  DrawnPage page;
  page.line(100, 200, 220, 200).line(100, 215, 220, 215).line(220, 200, 220, 215);
  return page;
}

TEST(BrokenLines, AreNotNeededWhereALargeLabelHidesTheLeftSide) {
  DrawnPage page = page_open_to_the_left();
  EXPECT_THAT(find_regions(page.raster(), {}), IsEmpty());
  for (int i = 0; i < 4; ++i) {
    page.bar(99.8 + 8 * i, 201, 101 + 8 * i, 210.8).bar(99.8 + 8 * i, 201, 105 + 8 * i, 202.2);
  }
  const auto found = find_regions(page.raster(), {});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_NEAR(found[0].region.left.in_points(), 100, 1.5);
}

TEST(BrokenLines, AreNotSeenInADitheredGround) {
  DrawnPage page = page_open_to_the_left();
  dashes(page, 100, 200, 215);
  for (double y = 180; y < 240; y += 4 * kPixel) {
    for (double x = 80; x < 240; x += 4 * kPixel) page.line(x, y, x + kPixel, y + kPixel);
  }
  EXPECT_THAT(find_regions(page.raster(), {}), IsEmpty());
}

TEST(BrokenLines, AreNotSeenInAnUnevenlyDitheredBand) {
  DrawnPage page;
  std::mt19937 dice(3);
  for (double y = 100; y < 150; y += kPixel) {
    for (double x = 60; x < 560; x += kPixel) {
      const bool is_light = std::fmod(x, 40) < 8 && std::fmod(y, 20) < 8;
      if (dice() % 100 < (is_light ? 8 : 38)) page.bar(x, y, x + kPixel, y + kPixel);
    }
  }
  page.line(60, 100, 560, 100).line(60, 150, 560, 150);
  EXPECT_THAT(find_regions(page.raster(), {}), IsEmpty());
}

TEST(BrokenLines, AreNotSeenInRunningTextBetweenRules) {
  DrawnPage page = page_open_to_the_left();
  page.text(100, 204, 20);
  EXPECT_THAT(find_regions(page.raster(), {}), IsEmpty());
}

TEST(BrokenLines, MakeNoBoxOfDotsBetweenRulesOrOfDashesAlone) {
  DrawnPage page;
  page.line(100, 200, 220, 200).line(100, 224, 220, 224);
  for (const double x : {100, 220}) {
    for (double y = 202; y < 224; y += 4) page.line(x, y, x, y + kPixel);
  }
  dashes(page, 100, 300, 324);
  dashes(page, 220, 300, 324);
  EXPECT_THAT(find_regions(page.raster(), {}), IsEmpty());
}

}  // namespace
}  // namespace palimpsest::redact
