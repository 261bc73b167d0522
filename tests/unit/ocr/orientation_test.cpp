#include "ocr/orientation.hpp"

#include <gtest/gtest.h>

namespace palimpsest::ocr {
namespace {

Region mark_of(const Raster& raster) {
  for (int y = 0; y < raster.height; ++y) {
    for (int x = 0; x < raster.width; ++x) {
      if (raster.row(y)[x] == 0) return to_region({x, y, x + 1, y + 1}, raster.dpi);
    }
  }
  return {};
}

TEST(Turned, BringsTheTopLeftCornerToTheRightWhenTurnedByARightAngle) {
  Raster page = make_raster(30, 20, 72, PixelFormat::kGray8);
  page.row(0)[0] = 0;
  const Raster upright = turned(page, 90);
  EXPECT_EQ(upright.width, 20);
  EXPECT_EQ(upright.height, 30);
  EXPECT_EQ(upright.row(0)[19], 0);
}

TEST(TurnedBack, FindsTheOldPlaceOfWhatWasTurned) {
  Raster page = make_raster(30, 20, 72, PixelFormat::kGray8);
  page.row(5)[22] = 0;
  const Size size{points(30), points(20)};
  for (const int degrees : {90, 180, 270}) {
    EXPECT_EQ(turned_back(mark_of(turned(page, degrees)), degrees, size), mark_of(page)) << degrees;
  }
}

TEST(ScriptOf, KnowsTheScriptsOfLanguages) {
  EXPECT_EQ(script_of("rus"), "Cyrillic");
  EXPECT_EQ(script_of("chi_sim"), "Han");
  EXPECT_EQ(script_of("deu"), "Latin");
}

TEST(OrientationReader, HasNoAnswerForAnEmptyPage) {
  const auto reader = OrientationReader::make();
  ASSERT_TRUE(reader) << "tesseract-ocr-osd is not installed";
  EXPECT_EQ(reader->look_at(make_raster(600, 800, 100, PixelFormat::kGray8)), std::nullopt);
}

}  // namespace
}  // namespace palimpsest::ocr
