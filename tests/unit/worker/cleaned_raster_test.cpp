#include "worker/service/cleaned_raster.hpp"

#include <gtest/gtest.h>

namespace palimpsest::worker {
namespace {

constexpr int kSide = 600;
constexpr int kStroke = 12;  // pixels: wide enough to be left whole by smoothing
constexpr int kFirst = 60;   // column of the first stroke, and the distance to the next one
constexpr int kStep = 120;

// Paper that darkens by 60 from left to right, with faint strokes from top to bottom.
Raster shaded_page(int ink) {
  Raster page = make_raster(kSide, kSide, 300, PixelFormat::kGray8);
  for (int y = 0; y < kSide; ++y) {
    for (int x = 0; x < kSide; ++x) {
      const bool is_stroke = x % kStep >= kFirst && x % kStep < kFirst + kStroke;
      page.row(y)[x] = static_cast<std::uint8_t>(220 - 60 * x / kSide - (is_stroke ? ink : 0));
    }
  }
  return page;
}

TEST(Cleaned, MakesFaintInkBlackAndShadedPaperWhite) {
  const Raster page = cleaned(shaded_page(30));
  for (const int column : {kFirst + kStroke / 2, kFirst + 4 * kStep + kStroke / 2}) {
    EXPECT_LT(page.row(300)[column], 60) << column;
  }
  for (const int column : {30, 30 + 4 * kStep}) EXPECT_GT(page.row(300)[column], 190) << column;
}

TEST(Cleaned, LeavesAPageWithoutInkAsItIs) {
  const Raster empty = shaded_page(0);
  EXPECT_EQ(cleaned(empty).pixels, empty.pixels);
}

}  // namespace
}  // namespace palimpsest::worker
