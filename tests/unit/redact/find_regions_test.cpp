#include "redact/find_regions.hpp"

#include "redact/solid/picture_zones.hpp"
#include "unit/redact/drawn_page.hpp"

#include <gmock/gmock.h>

namespace palimpsest::redact {
namespace {

using testing::Contains;
using testing::IsEmpty;
using testing::SizeIs;

constexpr double kTolerance = 1.5;  // points

void expect_at(const Redaction& redaction, double left, double top, double right, double bottom) {
  EXPECT_NEAR(redaction.region.left.in_points(), left, kTolerance);
  EXPECT_NEAR(redaction.region.top.in_points(), top, kTolerance);
  EXPECT_NEAR(redaction.region.right.in_points(), right, kTolerance);
  EXPECT_NEAR(redaction.region.bottom.in_points(), bottom, kTolerance);
}

TEST(FindRegions, FindsABlackBarAtEveryResolution) {
  for (const int dpi : {100, 150, 200, 300, 400}) {
    const auto found = find_regions(DrawnPage(dpi).bar(100, 200, 300, 212).raster(), {});
    ASSERT_THAT(found, SizeIs(1)) << dpi;
    EXPECT_EQ(found[0].kind, RedactionKind::kSolid);
    expect_at(found[0], 100, 200, 300, 212);
    EXPECT_THAT(found[0].evidence, Contains("solid_fill"));
  }
}

TEST(FindRegions, FindsAGrayBar) {
  const auto found = find_regions(DrawnPage().bar(100, 200, 300, 240, 170).raster(), {});
  ASSERT_THAT(found, SizeIs(1));
  expect_at(found[0], 100, 200, 300, 240);
}

TEST(FindRegions, GivesBarsThatTouchOneOutline) {
  const auto found =
      find_regions(DrawnPage().bar(100, 200, 300, 220).bar(100, 220, 200, 240).raster(), {});
  ASSERT_THAT(found, SizeIs(1));
  expect_at(found[0], 100, 200, 300, 240);
  EXPECT_TRUE(found[0].outline.has_value());
}

TEST(FindRegions, KeepsBarsWithAGapApartInReadingOrder) {
  DrawnPage page;
  page.bar(300, 200, 400, 212).bar(100, 201, 250, 213).bar(100, 217, 250, 229);
  const auto found = find_regions(page.raster(), {});
  ASSERT_THAT(found, SizeIs(3));
  expect_at(found[0], 100, 201, 250, 213);
  expect_at(found[1], 300, 200, 400, 212);
  EXPECT_EQ(found[2].id, "r3");
}

TEST(FindRegions, FindsABarWithALightLabel) {
  const auto found =
      find_regions(DrawnPage().bar(100, 200, 300, 216).text(110, 204, 5, 255).raster(), {});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].evidence, Contains("label_inside"));
}

TEST(FindRegions, FindsOutlinedBoxesFromHairlineToThick) {
  for (const int thickness : {1, 3, 5}) {
    const auto found = find_regions(DrawnPage().box(100, 200, 300, 230, thickness).raster(), {});
    ASSERT_THAT(found, SizeIs(1)) << thickness;
    EXPECT_EQ(found[0].kind, RedactionKind::kOutlined);
    expect_at(found[0], 100, 200, 300, 230);
  }
}

TEST(FindRegions, FindsATiltedBox) {
  EXPECT_THAT(find_regions(DrawnPage().box(100, 200, 400, 230, 1, 5).raster(), {}), SizeIs(1));
}

TEST(FindRegions, ClosesAGapInAHairline) {
  DrawnPage page;
  page.box(100, 200, 300, 230).bar(180, 199, 184, 201, 255);
  ASSERT_THAT(find_regions(page.raster(), {}), SizeIs(1));
}

TEST(FindRegions, ClosesABoxWithoutItsUpperSide) {
  DrawnPage page;
  page.line(100, 200, 100, 230).line(300, 200, 300, 230).line(100, 230, 300, 230);
  const auto found = find_regions(page.raster(), {});
  ASSERT_THAT(found, SizeIs(1));
  expect_at(found[0], 100, 200, 300, 230);
}

TEST(FindRegions, JoinsABoxThatAStampInterrupts) {
  DrawnPage page;
  page.box(100, 200, 300, 230).bar(90, 206, 310, 218, 255).text(95, 208, 38);
  const auto found = find_regions(page.raster(), {});
  ASSERT_THAT(found, SizeIs(1));
  expect_at(found[0], 100, 200, 300, 230);
}

TEST(FindRegions, LeavesTwoRowsOfFieldsForSingleLettersAlone) {
  DrawnPage page;
  for (const double top : {200.0, 222.0}) {
    page.box(100, top, 196, top + 12);
    for (int i = 1; i < 8; ++i) page.line(100 + 12 * i, top, 100 + 12 * i, top + 12);
  }
  EXPECT_THAT(find_regions(page.raster(), {}), IsEmpty());
}

TEST(FindRegions, SeparatesBoxesThatShareASide) {
  EXPECT_THAT(
      find_regions(DrawnPage().box(100, 200, 300, 230).box(100, 230, 220, 260).raster(), {}),
      SizeIs(2));
}

TEST(FindRegions, TreatsALabelOnABoxAsText) {
  const auto found =
      find_regions(DrawnPage().box(100, 200, 300, 230).text(110, 210, 6).raster(), {});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].evidence, Contains("label_inside"));
}

TEST(FindRegions, LeavesABoxWithRunningTextAlone) {
  DrawnPage page;
  page.box(100, 200, 400, 260).text(110, 210, 45).text(110, 230, 45);
  EXPECT_THAT(find_regions(page.raster(), {}), IsEmpty());
}

TEST(FindRegions, LeavesAReadableWordInASmallBoxAlone) {
  const DrawnPage page = DrawnPage().box(100, 200, 200, 230).text(110, 210, 6);
  const Word word{"Copies", {points(110), points(210), points(143), points(218)}, 95};
  EXPECT_THAT(find_regions(page.raster(), {word}), IsEmpty());
}

TEST(FindRegions, LeavesTextRulesAndUnderlinesAlone) {
  DrawnPage page;
  for (int line = 0; line < 30; ++line) page.text(72, 72 + 14 * line, 80);
  page.line(72, 600, 540, 600, 4).line(100, 81, 200, 81, 3).bar(72, 620, 540, 623);
  EXPECT_THAT(find_regions(page.raster(), {}), IsEmpty());
}

TEST(FindRegions, LeavesTextOnAShadedPanelAlone) {
  DrawnPage page;
  page.bar(100, 200, 400, 300, 215);
  for (int line = 0; line < 6; ++line) page.text(105, 205 + 14 * line, 50);
  EXPECT_THAT(find_regions(page.raster(), {}), IsEmpty());
}

TEST(FindRegions, LeavesBlankCellsOfATableAlone) {
  DrawnPage page;
  for (int row = 0; row < 4; ++row) {
    const double top = 200 + 20 * row;
    page.box(100, top, 250, top + 20).text(105, top + 6, 24);
    page.box(250, top, 400, top + 20);
    if (row != 1) page.text(255, top + 6, 24);
  }
  EXPECT_THAT(find_regions(page.raster(), {}), IsEmpty());
}

TEST(FindRegions, LeavesAShadedCellBesideItsTextAlone) {
  DrawnPage page;
  page.bar(100, 200, 280, 216, 225).text(160, 204, 20);
  page.bar(100, 300, 500, 316, 225).text(105, 304, 20);
  EXPECT_THAT(find_regions(page.raster(), {}), IsEmpty());
}

TEST(FindRegions, TellsTouchingPanelsApartByTheirLabels) {
  DrawnPage page;
  page.bar(100, 200, 180, 214, 190).bar(100, 214, 240, 228, 190);
  page.text(110, 203, 5, 255).text(110, 218, 5, 255);
  const auto found = find_regions(page.raster(), {});
  ASSERT_THAT(found, SizeIs(2));
  expect_at(found[0], 100, 200, 180, 214);
  expect_at(found[1], 100, 214, 240, 228);
}

TEST(FindRegions, TellsPanelsThatTouchSidewaysApartByTheirLabels) {
  DrawnPage page;
  page.bar(100, 200, 180, 214, 190).bar(190, 200, 260, 214, 190).bar(100, 214, 200, 228, 190);
  page.text(110, 203, 5, 255).text(200, 203, 5, 255).text(110, 218, 5, 255);
  const auto found = find_regions(page.raster(), {});
  ASSERT_THAT(found, SizeIs(3));
  expect_at(found[0], 100, 200, 180, 214);
  expect_at(found[1], 190, 200, 260, 214);
  expect_at(found[2], 100, 214, 200, 228);
}

TEST(FindRegions, GivesTouchingBarsSideBySideOneOutline) {
  DrawnPage page;
  page.bar(100, 200, 180, 214).bar(220, 200, 300, 214).bar(100, 214, 300, 228);
  const auto found = find_regions(page.raster(), {});
  ASSERT_THAT(found, SizeIs(1));
  expect_at(found[0], 100, 200, 300, 228);
  ASSERT_TRUE(found[0].outline.has_value());
  EXPECT_THAT(*found[0].outline, SizeIs(8));
}

TEST(FindRegions, GivesALongBarTheShorterOnesBelowIt) {
  DrawnPage page;
  page.bar(100, 200, 500, 214, 170).bar(100, 214, 130, 228, 170).bar(100, 228, 300, 242, 170);
  const auto found = find_regions(page.raster(), {});
  ASSERT_THAT(found, SizeIs(1));
  expect_at(found[0], 100, 200, 500, 242);
}

TEST(FindRegions, FindsABarWhoseLabelReachesItsEdge) {
  const auto found =
      find_regions(DrawnPage().bar(100, 200, 140, 212).text(102, 199.5, 6, 255).raster(), {});
  ASSERT_THAT(found, SizeIs(1));
  expect_at(found[0], 100, 200, 140, 212);
}

TEST(FindRegions, FindsABarJustAboveARule) {
  const auto found =
      find_regions(DrawnPage().bar(100, 200, 200, 220).bar(90, 220.6, 540, 224).raster(), {});
  ASSERT_THAT(found, SizeIs(1));
  expect_at(found[0], 100, 200, 200, 220);
}

TEST(FindRegions, FindsABoxWhoseLabelTouchesItsSides) {
  DrawnPage page;
  page.box(100, 200, 200, 210).text(130, 200, 4);
  const auto found = find_regions(page.raster(), {});
  ASSERT_THAT(found, SizeIs(1));
  expect_at(found[0], 100, 200, 200, 210);
}

TEST(FindRegions, FindsADitheredBoxWithALabel) {
  DrawnPage page;
  page.box(100, 200, 300, 214, 3);
  for (int row = 0; row < 17; ++row) {
    for (int i = 0; i < 123; ++i) {
      const double x = 102 + 1.6 * i + 0.8 * (row % 2), y = 201 + 0.72 * row;
      page.bar(x, y, x + 0.72, y + 0.48);
    }
  }
  page.text(106, 203, 5);
  const auto found = find_regions(page.raster(), {});
  ASSERT_THAT(found, SizeIs(1));
  expect_at(found[0], 100, 200, 300, 214);
}

TEST(FindRegions, FindsALightColoredPanelWithALabel) {
  const Raster gray = DrawnPage().bar(100, 200, 300, 230, 245).text(110, 210, 6).raster();
  Raster page = make_raster(gray.width, gray.height, gray.dpi, PixelFormat::kRgb24);
  for (std::size_t i = 0; i < gray.pixels.size(); ++i) {
    const bool is_yellow = gray.pixels[i] == 245;
    page.pixels[3 * i] = page.pixels[3 * i + 1] = is_yellow ? 255 : gray.pixels[i];
    page.pixels[3 * i + 2] = is_yellow ? 170 : gray.pixels[i];
  }
  const auto found = find_regions(page, {});
  ASSERT_THAT(found, SizeIs(1));
  expect_at(found[0], 100, 200, 300, 230);
}

TEST(FindRegions, FindsAMarkedPlaceThatItsCodeNearlyFills) {
  Raster page = make_raster(2550, 3300, 300, PixelFormat::kRgb24);
  const auto paint = [&](int left, int top, int right, int bottom, std::uint8_t blue) {
    for (int y = top; y < bottom; ++y) {
      for (int x = left; x < right; ++x) page.row(y)[3 * x + 2] = blue;
    }
  };
  paint(400, 800, 1100, 1000, 150);
  for (int i = 0; i < 6; ++i) {
    for (int y = 840; y < 960; ++y) {
      for (int x = 430 + 100 * i; x < 445 + 100 * i; ++x) std::fill_n(page.row(y) + 3 * x, 3, 0);
    }
  }
  const auto found = find_regions(page, {});
  ASSERT_THAT(found, SizeIs(1));
  expect_at(found[0], 96, 192, 264, 240);
}

TEST(FindRegions, LeavesAButtonWithRoundCornersAlone) {
  DrawnPage page;
  page.bar(105, 200, 195, 224, 90).bar(100, 205, 200, 219, 90);
  for (const double x : {105.0, 195.0}) page.disc(x, 205, 5, 90).disc(x, 219, 5, 90);
  page.text(120, 208, 8, 255);
  EXPECT_THAT(find_regions(page.raster(), {}), IsEmpty());
}

TEST(FindRegions, LeavesTheHousesOfAPlanAlone) {
  DrawnPage page;
  page.box(100, 200, 500, 600, 3, 8);
  for (int i = 0; i < 12; ++i) page.line(100, 210 + 30 * i, 500, 580 - 25 * i, 3);
  for (int i = 0; i < 8; ++i) page.bar(140 + 40 * i, 240 + 35 * i, 149 + 40 * i, 248 + 35 * i);
  EXPECT_THAT(find_regions(page.raster(), {}), IsEmpty());
}

TEST(FindRegions, LeavesTheRibbonOfALetterheadAlone) {
  EXPECT_THAT(find_regions(DrawnPage().bar(280, 20, 310, 110).raster(), {}), IsEmpty());
}

// Noise of up to 15 gray levels, and `streaks`: columns that the scanner lightens by so many.
Raster noisy(Raster raster, int streak = 0, int width = 6) {
  unsigned state = 7;
  for (int y = 0; y < raster.height; ++y) {
    for (int x = 0; x < raster.width; ++x) {
      state = state * 1664525U + 1013904223U;
      const int noise = static_cast<int>(state >> 28) + static_cast<int>((state >> 20) & 15U) - 15;
      const int lighter = x % 60 < width ? streak : 0;
      std::uint8_t& pixel = raster.row(y)[x];
      pixel = static_cast<std::uint8_t>(std::clamp(pixel + noise + lighter, 0, 255));
    }
  }
  return raster;
}

TEST(FindRegions, FindsAGrayBarOnNoisyPaper) {
  const auto found = find_regions(noisy(DrawnPage().bar(100, 200, 300, 216, 175).raster()), {});
  ASSERT_THAT(found, SizeIs(1));
  expect_at(found[0], 100, 200, 300, 216);
}

TEST(FindRegions, JoinsAGrayBarOverTheStreaksOfAScanner) {
  const auto found = find_regions(noisy(DrawnPage().bar(100, 200, 300, 216, 175).raster(), 22), {});
  ASSERT_THAT(found, SizeIs(1));
  expect_at(found[0], 100, 200, 300, 216);
}

TEST(FindRegions, LeavesGrayTypeOnNoisyPaperAlone) {
  DrawnPage page;
  for (int line = 0; line < 20; ++line) page.text(80, 200 + 14 * line, 70, 110);
  EXPECT_THAT(find_regions(noisy(page.raster(), 22), {}), IsEmpty());
}

TEST(FindRegions, LeavesShadedCellsBetweenTiltedRulesAlone) {
  DrawnPage page;
  constexpr double kSlope = 0.015;
  const auto at = [](double x, double y) { return y + kSlope * (x - 100); };
  for (double x = 100; x < 300; x += 0.5) {
    page.bar(x, at(x, 200), x + 0.5, at(x, 222), 215);
  }
  for (int row = 0; row < 4; ++row) {
    page.line(90, at(90, 200 + 22 * row), 420, at(420, 200 + 22 * row), 3);
  }
  for (const double x : {100.0, 300.0, 410.0}) page.line(x, at(x, 190), x, at(x, 270), 3);
  page.text(106, 206, 9);
  EXPECT_THAT(find_regions(noisy(page.raster()), {}), IsEmpty());
}

TEST(FindPictures, TakesNoPaperThatIsGrayAndStreakedForAPicture) {
  DrawnPage page(150);
  page.bar(0, 0, 612, 792, 205);
  for (int i = 0; i < 16; ++i) page.bar(90, 40 + 45 * i, 500, 56 + 45 * i, 150);
  Raster scan = noisy(noisy(noisy(page.raster())), 22, 30);
  EXPECT_THAT(find_pictures(scan), IsEmpty());
  for (int y = 200; y < 500; ++y) {
    for (int x = 200; x < 700; ++x) scan.row(y)[x] = static_cast<std::uint8_t>(60 + x % 120);
  }
  EXPECT_THAT(find_pictures(scan), SizeIs(1));
}

// Thin gray lines along the edges of letters, as a 1-bit scan has that is drawn at another scale.
void add_gray_edges(DrawnPage& page, double left, double top, int letters) {
  for (int i = 0; i < letters; ++i) {
    const double x = left + 5.5 * i;
    page.bar(x + 0.8, top, x + 1.04, top + 7, 120).bar(x + 3.8, top + 2, x + 4.04, top + 7, 120);
  }
}

TEST(FindRegions, FindsBoxesOfBrokenLinesAmongMuchTextOfABlackAndWhiteScan) {
  DrawnPage page;
  for (int line = 0; line < 60; ++line) {
    const double top = 30 + 12 * line;
    if (line > 20 && line < 24) continue;
    page.text(40, top, 96);
    add_gray_edges(page, 40, top, 96);
  }
  for (double x = 100; x < 300; x += 3) {
    page.line(x, 290, x + 2.2, 290).line(x, 304, x + 2.2, 304);
  }
  page.line(100, 290, 100, 304).line(300, 290, 300, 304);
  EXPECT_THAT(find_regions(page.raster(), {}), SizeIs(1));
}

TEST(FindRegions, LeavesATableOfSingleWordsAndACombAlone) {
  DrawnPage page;
  for (int row = 0; row < 5; ++row) {
    for (int column = 0; column < 3; ++column) {
      const double left = 100 + 100 * column, top = 200 + 20 * row;
      page.box(left, top, left + 100, top + 20);
      if ((row + column) % 3 != 0) page.text(left + 5, top + 6, 6);
    }
  }
  for (int i = 0; i < 8; ++i) page.box(100 + 12 * i, 400, 112 + 12 * i, 414);
  EXPECT_THAT(find_regions(page.raster(), {}), IsEmpty());
}

TEST(FindRegions, LeavesPatchesOfAPictureAlone) {
  DrawnPage page;
  for (int y = 0; y < 20; ++y) {
    for (int x = 0; x < 30; ++x) {
      const int level = 120 + (x * 37 + y * 53) % 110;
      page.bar(100 + 10 * x, 200 + 10 * y, 110 + 10 * x, 210 + 10 * y,
               static_cast<std::uint8_t>(level));
    }
  }
  page.bar(200, 300, 212, 312);
  EXPECT_THAT(find_regions(page.raster(), {}), IsEmpty());
}

TEST(FindRegions, LeavesTheHeadingThatALineStrikesOutAlone) {
  DrawnPage page;
  for (int i = 0; i < 12; ++i) {
    for (const double x : {100 + 7.0 * i, 104 + 7.0 * i}) page.bar(x, 200, x + 1.2, 210);
    page.bar(100 + 7 * i, 208.8, 105.2 + 7 * i, 210);
  }
  page.bar(98, 204, 186, 207);
  EXPECT_THAT(find_regions(page.raster(), {}), IsEmpty());
}

TEST(FindRegions, LeavesPunchHolesAndScanEdgesAlone) {
  DrawnPage page;
  page.disc(30, 300, 9).disc(30, 500, 9).bar(0, 0, 8, 792).bar(0, 0, 612, 10);
  EXPECT_THAT(find_regions(page.raster(), {}), IsEmpty());
}

TEST(FindRegions, EstimatesHowMuchIsHiddenFromTheTextAround) {
  std::vector<Word> words;
  for (int row = 0; row < 6; ++row) {
    for (int i = 0; i < 6; ++i) {
      const double left = 100 + 60 * i, top = 400 + 12 * row;
      words.push_back({"letters", {points(left), points(top), points(left + 35), points(top + 9)}});
    }
  }
  const auto found = find_regions(DrawnPage().bar(100, 200, 300, 236).raster(), words);
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].lines, 3);
  EXPECT_NEAR(found[0].characters, 120, 3);
}

TEST(FindRegions, FindsNothingOnAnEmptyPage) {
  EXPECT_THAT(find_regions(DrawnPage().raster(), {}), IsEmpty());
  EXPECT_THAT(find_regions(Raster{}, {}), IsEmpty());
}

}  // namespace
}  // namespace palimpsest::redact
