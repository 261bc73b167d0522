#include "composite/composite_pdf.hpp"

#include "base/error.hpp"
#include "image/encode.hpp"
#include "model/raster.hpp"
#include "pdf/document.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace palimpsest::composite {
namespace {

Picture gray_picture(int width, int height, std::uint8_t value) {
  Raster raster = make_raster(width, height, 72, PixelFormat::kGray8);
  std::fill(raster.pixels.begin(), raster.pixels.end(), value);
  return image::jpeg_picture(raster);
}

Region region(double left, double top, double right, double bottom) {
  return {points(left), points(top), points(right), points(bottom)};
}

CompositePage sample_page() {
  const Region whole = region(0, 0, 400, 500);
  CompositePage page{{points(400), points(500)}, "299-1@2023, page 1", {}, {}, {}};
  page.pictures.push_back({gray_picture(400, 500, 255), whole, {}, corners_of(whole)});
  // A black patch of another release, whose page lies 20 points lower there.
  PageMap map;
  map.y0 = -20;
  const Region place = region(100, 200, 200, 250);
  page.pictures.push_back(
      {gray_picture(100, 50, 0), region(100, 220, 200, 270), map, corners_of(place)});
  page.patches.push_back({"1", corners_of(place), "299-1@2017, page 2"});
  page.lines = {{{"Посольство", region(50, 100, 150, 112)}, {"met", region(160, 100, 190, 112)}}};
  return page;
}

std::string sample_file() {
  return composite_pdf({"299-1", {sample_page(), sample_page()}, {"[1] page 1, (b)(1)"}});
}

std::vector<std::string> words_on(pdf::Document& document, int page) {
  std::vector<std::string> words;
  for (const Word& word : document.read_page(page).words) words.push_back(word.text);
  return words;
}

bool holds(const std::vector<std::string>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

TEST(CompositePdf, SaysOnEveryPageThatItIsNoReleasedDocument) {
  pdf::Document document = pdf::Document::open(sample_file());
  ASSERT_EQ(document.facts().page_count, 3);
  for (int page = 1; page <= 3; ++page) {
    const auto words = words_on(document, page);
    for (const char* word : {"Composite", "Palimpsest,", "not", "released"}) {
      EXPECT_TRUE(holds(words, word)) << page << " " << word;
    }
  }
}

TEST(CompositePdf, CitesEveryPatchInTheMargin) {
  pdf::Document document = pdf::Document::open(sample_file());
  const auto words = words_on(document, 1);
  EXPECT_TRUE(holds(words, "[1]"));
  EXPECT_TRUE(holds(words, "299-1@2017,"));
  EXPECT_TRUE(holds(words, "299-1@2023,"));
  EXPECT_TRUE(holds(words_on(document, 3), "(b)(1)"));
}

TEST(CompositePdf, KeepsWordsOfEveryScriptAtTheirPlace) {
  pdf::Document document = pdf::Document::open(sample_file());
  const auto words = document.read_page(1).words;
  const auto found = std::find_if(words.begin(), words.end(),
                                  [](const Word& word) { return word.text == "Посольство"; });
  ASSERT_NE(found, words.end());
  EXPECT_NEAR(found->region.left.in_points(), 50, 2);
  EXPECT_NEAR(found->region.right.in_points(), 150, 3);
  EXPECT_NEAR(found->region.bottom.in_points(), 112, 6);
}

TEST(CompositePdf, LaysAPatchWhereItsPageMapsTo) {
  pdf::Document document = pdf::Document::open(sample_file());
  const Raster raster = document.render(1, 72, PixelFormat::kGray8);
  EXPECT_LT(raster.row(225)[150], 60);
  EXPECT_GT(raster.row(190)[150], 200);
  EXPECT_GT(raster.row(260)[150], 200);
  EXPECT_GT(raster.row(225)[90], 200);
}

TEST(CompositePdf, GivesTheSameBytesForTheSameValues) { EXPECT_EQ(sample_file(), sample_file()); }

TEST(CompositePdf, RefusesAPictureThatIsNoJpeg) {
  CompositePage page = sample_page();
  page.pictures[0].jpeg.bytes = "\x89PNG";
  EXPECT_THROW((void)composite_pdf({"", {page}, {}}), Error);
}

}  // namespace
}  // namespace palimpsest::composite
