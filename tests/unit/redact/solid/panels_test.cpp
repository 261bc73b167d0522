#include "redact/find_regions.hpp"
#include "unit/redact/drawn_page.hpp"

#include <gmock/gmock.h>

namespace palimpsest::redact {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

constexpr std::uint8_t kShade = 222;

// Returns `page` in colour, with a tint where it is of the gray level of the tint.
Raster tinted(const DrawnPage& page, std::uint8_t tint) {
  const Raster& gray = page.raster();
  Raster colored = make_raster(gray.width, gray.height, gray.dpi, PixelFormat::kRgb24);
  for (std::size_t i = 0; i < gray.pixels.size(); ++i) {
    const std::uint8_t level = gray.pixels[i];
    colored.pixels[3 * i] = level == tint ? 200 : level;
    colored.pixels[3 * i + 1] = level == tint ? 140 : level;
    colored.pixels[3 * i + 2] = level == tint ? 150 : level;
  }
  return colored;
}

// Shaded bands with a line of text each, as the heads of tables have.
DrawnPage page_of_shaded_heads() {
  DrawnPage page;
  for (int i = 0; i < 4; ++i) {
    page.bar(100, 100 + 40 * i, 400, 116 + 40 * i, kShade).text(106, 104 + 40 * i, 24);
  }
  return page;
}

TEST(Panels, AreWholeUnderALabelThatIsTypedOverTheirEdge) {
  DrawnPage page;
  page.bar(100, 200, 155, 215, 160);
  for (int i = 0; i < 5; ++i) {  // large and heavy, from edge to edge
    const double x = 99.5 + 7 * i;
    page.bar(x, 199.5, x + 2.5, 214).bar(x, 199.5, x + 5.5, 202).bar(x, 211, x + 5.5, 214);
  }
  const auto found = find_regions(tinted(page, 160), {});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_NEAR(found[0].region.left.in_points(), 100, 3);
  EXPECT_NEAR(found[0].region.right.in_points(), 155, 1.5);
}

TEST(Panels, OfATonePrintedOnElsewhereAreBlankFields) {
  DrawnPage page = page_of_shaded_heads();
  page.bar(100, 300, 400, 316, kShade);
  EXPECT_THAT(find_regions(page.raster(), {}), IsEmpty());
}

TEST(Panels, OfAToneThatIsNotPrintedOnAreRedactions) {
  DrawnPage page = page_of_shaded_heads();
  page.bar(100, 300, 400, 316, 170);
  EXPECT_THAT(find_regions(page.raster(), {}), SizeIs(1));
}

TEST(Panels, MakeNoRedactionOfAFramedHeadingInTheToneOfOthers) {
  DrawnPage page;
  constexpr std::uint8_t kPale = 235;
  for (int i = 0; i < 4; ++i) {
    page.bar(100, 100 + 40 * i, 400, 116 + 40 * i, kPale).text(106, 104 + 40 * i, 24);
  }
  page.bar(100, 300, 400, 316, kPale).box(100, 300, 400, 316, 3).text(106, 304, 6);
  EXPECT_THAT(find_regions(page.raster(), {}), IsEmpty());
}

TEST(Panels, LetABarGrowAcrossTheStemsOfItsLabel) {
  DrawnPage page;
  page.bar(100, 200, 160, 214);
  for (int i = 0; i < 6; ++i) page.bar(104 + 9 * i, 200.8, 105.2 + 9 * i, 211, 255);
  for (int i = 0; i < 6; ++i) page.bar(104 + 9 * i, 200.8, 109 + 9 * i, 202, 255);
  const auto found = find_regions(page.raster(), {});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_NEAR(found[0].region.left.in_points(), 100, 1.5);
  EXPECT_NEAR(found[0].region.right.in_points(), 160, 1.5);
}

TEST(Panels, LeaveTheFootOfACoatOfArmsAlone) {
  DrawnPage page;
  page.bar(300, 50, 340, 160);
  page.bar(303, 118, 337, 146, 255).text(309, 128, 4);
  EXPECT_THAT(find_regions(page.raster(), {}), IsEmpty());
}

TEST(Panels, OfAGradientInAPhotographAreNoBars) {
  DrawnPage page;
  for (int y = 0; y < 200; ++y) {
    for (int x = 0; x < 60; ++x) {
      const int level = y < 80 ? 20 + y : 60 + (x * 7 + y * 3) % 170;
      page.bar(100 + 5 * x, 200 + y, 105 + 5 * x, 201 + y, static_cast<std::uint8_t>(level));
    }
  }
  EXPECT_THAT(find_regions(page.raster(), {}), IsEmpty());
}

}  // namespace
}  // namespace palimpsest::redact
