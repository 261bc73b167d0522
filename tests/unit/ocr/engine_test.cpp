#include "ocr/engine.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "ocr/region_reader.hpp"
#include "pdf/document.hpp"
#include "support/pdf_builder.hpp"
#include "support/test_data.hpp"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <string>

#include <gtest/gtest.h>

namespace palimpsest::ocr {
namespace {

Raster drawn(const test::PdfPageBuilder& page, int dpi = 300) {
  return pdf::Document::open(test::PdfBuilder().add(page).bytes())
      .render(1, dpi, PixelFormat::kGray8);
}

Raster memorandum() {
  return drawn(test::PdfPageBuilder()
                   .text(72, 700, "The committee met on Tuesday morning")
                   .text(72, 680, "and approved the transfer of funds.")
                   .text(72, 640, "No further action is required."));
}

Engine& engine() {
  static Engine shared;
  return shared;
}

std::string joined(const std::vector<Line>& lines) {
  std::string text;
  for (const Line& line : lines) text += text_of(line) + "\n";
  return text;
}

TEST(Engine, ReadsLinesInOrder) {
  EXPECT_EQ(joined(engine().read_page(memorandum())),
            "The committee met on Tuesday morning\nand approved the transfer of funds.\n"
            "No further action is required.\n");
}

TEST(Engine, PlacesWordsOnTheirInk) {
  const std::vector<Line> lines = engine().read_page(memorandum());
  ASSERT_FALSE(lines.empty());
  const Word& first = lines[0][0];
  EXPECT_NEAR(first.region.left.in_points(), 72, 2);
  EXPECT_NEAR(first.region.bottom.in_points(), 792 - 700, 2);
  EXPECT_GT(first.confidence, 80);
}

TEST(Engine, ReadsNothingOnBlankOrTinyPaper) {
  EXPECT_TRUE(engine().read_page(make_raster(1000, 1000, 300, PixelFormat::kGray8)).empty());
  EXPECT_TRUE(engine().read_page(make_raster(1, 1, 300, PixelFormat::kGray8)).empty());
}

TEST(Engine, GivesTheSameWordsAgainAfterOtherPages) {
  const std::vector<Line> first = engine().read_page(memorandum());
  (void)engine().read_page(drawn(test::PdfPageBuilder().text(90, 400, "ANOTHER PAGE 123", 30)));
  EXPECT_EQ(engine().read_page(memorandum()), first);
}

TEST(Engine, NamesThePackageOfAMissingLanguage) {
  try {
    const Engine missing(EngineOptions{{"eng", "tlh_klingon"}});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kEnvironment);
    EXPECT_NE(error.hint().find("tesseract-ocr-tlh-klingon"), std::string::npos);
  }
}

TEST(Engine, RefusesALanguageThatIsAPath) {
  EXPECT_THROW(Engine(EngineOptions{{"../../etc/passwd"}}), Error);
  EXPECT_THROW(Engine(EngineOptions{{}}), Error);
}

TEST(Engine, RecordsWhatTheWordsDependOn) {
  const auto tooling = engine().tooling();
  EXPECT_EQ(tooling.at("tesseract.languages"), "eng");
  EXPECT_FALSE(tooling.at("tesseract.dotproduct").empty());
}

// The box of the line that begins with `word`, some points around it.
Raster crop_of_line(const Raster& page, double baseline) {
  const Region region{points(60), points(792 - baseline - 13), points(400),
                      points(792 - baseline + 5)};
  return cropped(page, to_pixels(region, page));
}

TEST(ReadRegion, ReadsOneLine) {
  const RegionReading reading = read_region(engine(), crop_of_line(memorandum(), 680));
  EXPECT_EQ(text_of(reading.words), "and approved the transfer of funds.");
  EXPECT_GT(reading.confidence, 0.8);
  EXPECT_NEAR(reading.words[0].region.left.in_points(), 72 - 60, 2);
}

TEST(ReadRegion, ReadsSmallAndWhiteOnBlackLabels) {
  const Raster page = drawn(test::PdfPageBuilder()
                                .fill({100, 500, 220, 540})
                                .raw("1 g\n")
                                .text(120, 515, "\\(b\\)\\(7\\)\\(C\\)", 9));
  const Region region{points(100), points(792 - 540), points(220), points(792 - 500)};
  const RegionReading reading = read_region(engine(), cropped(page, to_pixels(region, page)));
  std::string text = text_of(reading.words);
  std::erase(text, ' ');
  EXPECT_EQ(text, "(b)(7)(C)");
}

TEST(ReadRegion, ReadsNothingInABlankOrSolidBox) {
  EXPECT_TRUE(read_region(engine(), make_raster(600, 80, 300, PixelFormat::kGray8)).words.empty());
  Raster black = make_raster(600, 80, 300, PixelFormat::kGray8);
  std::fill(black.pixels.begin(), black.pixels.end(), std::uint8_t{0});
  EXPECT_TRUE(read_region(engine(), black).words.empty());
}

// Returns the number of edits between two texts.
int distance(const std::string& a, const std::string& b) {
  std::vector<int> row(b.size() + 1);
  for (std::size_t j = 0; j < row.size(); ++j) row[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    int diagonal = row[0];
    row[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row.back();
}

TEST(ReadRegion, ReadsTheLineThatAReleaseOpened) {
  PALIMPSEST_REQUIRE_TEST_DATA(folder);
  auto document = pdf::Document::open(read_file(*folder / "pairs/124-10180-10295_r2025_ocr.pdf"));
  const Raster page = document.render(2, 300, PixelFormat::kGray8);
  const Region region{points(240), points(265), points(426), points(280)};
  const RegionReading reading = read_region(engine(), cropped(page, to_pixels(region, page)));
  EXPECT_LE(distance(text_of(reading.words), "Office of Special Adviser"), 5)
      << text_of(reading.words);
}

}  // namespace
}  // namespace palimpsest::ocr
