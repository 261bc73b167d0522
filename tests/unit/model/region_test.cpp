#include "model/region.hpp"

#include "model/raster.hpp"

#include <gtest/gtest.h>

namespace palimpsest {
namespace {

Region box(double left, double top, double right, double bottom) {
  return {points(left), points(top), points(right), points(bottom)};
}

TEST(Region, OverlapIsIntersectionOverUnion) {
  EXPECT_DOUBLE_EQ(overlap(box(0, 0, 10, 10), box(5, 0, 15, 10)), 1.0 / 3);
  EXPECT_DOUBLE_EQ(overlap(box(0, 0, 10, 10), box(10, 0, 20, 10)), 0.0);
}

TEST(Region, CoveredShareCountsThePartOnly) {
  EXPECT_DOUBLE_EQ(covered_share(box(0, 0, 10, 10), box(-5, 0, 5, 20)), 0.5);
}

TEST(Raster, PixelsAndPointsAgreeAtAnyResolution) {
  const Raster raster = make_raster(2550, 3300, 300, PixelFormat::kGray8);
  const PixelBox pixels{100, 200, 300, 400};
  EXPECT_EQ(to_region(pixels, 300), box(24, 48, 72, 96));
  EXPECT_EQ(to_pixels(to_region(pixels, 300), raster), pixels);
}

TEST(Raster, RegionsOutsideAreClipped) {
  const Raster raster = make_raster(100, 100, 72, PixelFormat::kGray8);
  EXPECT_EQ(to_pixels(box(-5, 50, 200, 60), raster), (PixelBox{0, 50, 100, 60}));
}

}  // namespace
}  // namespace palimpsest
