#include "pdf/declared/placement.hpp"

#include "pdf/document.hpp"
#include "pdf/library_messages.hpp"

#include <gtest/gtest.h>

namespace palimpsest::pdf {
namespace {

// A crop box of 200 x 100 points whose corner is off the origin.
constexpr UserBox kCrop{50, 30, 250, 130};
// The unit square becomes [60, 70] x [100, 120] of user space.
constexpr Matrix kSmall{10, 0, 0, 20, 60, 100};

Region box(double left, double top, double right, double bottom) {
  return {points(left), points(top), points(right), points(bottom)};
}

TEST(PageFrame, PlacesAnImageOnAnUprightPage) {
  EXPECT_EQ((PageFrame{kCrop, 0}.place_unit_square(kSmall)), box(10, 10, 20, 30));
}

TEST(PageFrame, TurnsPlacesClockwiseWithThePage) {
  EXPECT_EQ((PageFrame{kCrop, 90}.place_unit_square(kSmall)), box(70, 10, 90, 20));
  EXPECT_EQ((PageFrame{kCrop, 180}.place_unit_square(kSmall)), box(180, 70, 190, 90));
  EXPECT_EQ((PageFrame{kCrop, 270}.place_unit_square(kSmall)), box(10, 180, 30, 190));
}

TEST(PageFrame, SwapsWidthAndHeightOfATurnedPage) {
  EXPECT_EQ((PageFrame{kCrop, 0}.size()), (Size{points(200), points(100)}));
  EXPECT_EQ((PageFrame{kCrop, 270}.size()), (Size{points(100), points(200)}));
}

TEST(PageFrame, ClipsToThePage) {
  EXPECT_EQ((PageFrame{kCrop, 0}.place_unit_square({1e9, 0, 0, 1e9, -5e8, -5e8})),
            box(0, 0, 200, 100));
  EXPECT_TRUE((PageFrame{kCrop, 0}.place_unit_square({1, 0, 0, 1, 900, 900})).is_empty());
}

TEST(Matrix, AppliesTheInnerTransformationFirst) {
  const Matrix shift{1, 0, 0, 1, 5, 7};
  const Matrix twice{2, 0, 0, 2, 0, 0};
  EXPECT_EQ(shift.after(twice).e, 5);
  EXPECT_EQ(twice.after(shift).e, 10);
}

TEST(FittingDpi, KeepsPagesWithinThePixelLimit) {
  EXPECT_EQ(fitting_dpi({points(612), points(792)}, 300), 300);
  const Size poster{points(3000), points(4000)};
  const int dpi = fitting_dpi(poster, 300);
  EXPECT_LT(dpi, 300);
  EXPECT_GT(dpi, 100);
  EXPECT_EQ(fitting_dpi({points(14400), points(14400)}, 300), 0);
  EXPECT_EQ(fitting_dpi({}, 300), 0);
}

TEST(CleanedMessage, RepeatsNothingOfTheFile) {
  EXPECT_EQ(cleaned_message("Unknown operator 'secret name'\n"), "Unknown operator '..'");
  EXPECT_LE(cleaned_message(std::string(5000, 'x')).size(), 160U);
}

TEST(LibraryMessages, KeepsFewAndCountsTheRest) {
  LibraryMessages messages;
  for (int i = 0; i < 100'000; ++i) messages.add("message " + std::to_string(i));
  const std::vector<Finding> findings = messages.take(3);
  EXPECT_EQ(findings.size(), 9U);
  EXPECT_EQ(findings.back().page, 3);
  EXPECT_TRUE(messages.take(3).empty());
}

}  // namespace
}  // namespace palimpsest::pdf
