#include "pdf/document.hpp"

#include "base/error.hpp"
#include "support/findings.hpp"
#include "support/pdf_builder.hpp"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

namespace palimpsest::pdf {
namespace {

using test::has;
using test::PdfBox;
using test::PdfBuilder;
using test::PdfPageBuilder;

constexpr int kDpi = 144;

Document open_page(const PdfPageBuilder& page) {
  return Document::open(PdfBuilder().add(page).bytes());
}

int dark_pixels(const Raster& raster, const Region& region) {
  const PixelBox box = to_pixels(region, raster);
  int count = 0;
  for (int y = box.top; y < box.bottom; ++y) {
    count += static_cast<int>(std::count_if(raster.row(y) + box.left, raster.row(y) + box.right,
                                            [](int value) { return value < 128; }));
  }
  return count;
}

Region whole(const Size& size) { return {{}, {}, size.width, size.height}; }

class RotatedPage : public testing::TestWithParam<int> {};
INSTANTIATE_TEST_SUITE_P(EveryTurn, RotatedPage, testing::Values(0, 90, 180, 270));

TEST_P(RotatedPage, HasItsWordsOnTheirInk) {
  Document document = open_page(PdfPageBuilder({0, 0, 600, 500})
                                    .crop({100, 50, 500, 350})
                                    .rotate(GetParam())
                                    .text(150, 280, "CORNER", 24));
  const PdfPage page = document.read_page(1);
  ASSERT_EQ(page.words.size(), 1U);
  EXPECT_EQ(page.words[0].text, "CORNER");
  const Raster raster = document.render(1, kDpi, PixelFormat::kGray8);
  const int ink = dark_pixels(raster, whole(page.size));
  EXPECT_GT(ink, 200);
  EXPECT_GE(dark_pixels(raster, grown(page.words[0].region, points(2))), ink * 99 / 100);
}

TEST_P(RotatedPage, HasItsImagesOnTheirInk) {
  Document document = open_page(PdfPageBuilder({0, 0, 600, 500})
                                    .crop({100, 50, 500, 350})
                                    .rotate(GetParam())
                                    .image({120, 80, 180, 300}, 2, 2, std::string(4, '\0')));
  const PdfPage page = document.read_page(1);
  ASSERT_EQ(page.images.size(), 1U);
  const Raster raster = document.render(1, kDpi, PixelFormat::kGray8);
  const int ink = dark_pixels(raster, whole(page.size));
  EXPECT_NEAR(ink, 120 * 440, 600);
  EXPECT_GE(dark_pixels(raster, grown(page.images[0].region, points(0.5))), ink * 99 / 100);
  EXPECT_NEAR(area(page.images[0].region), 60 * 220, 1);
}

TEST_P(RotatedPage, HasTheSizeOfItsRaster) {
  Document document =
      open_page(PdfPageBuilder({0, 0, 600, 500}).rotate(GetParam()).text(9, 9, "x"));
  const Size size = document.read_page(1).size;
  const Raster raster = document.render(1, 72, PixelFormat::kGray8);
  EXPECT_EQ(size.width, points(raster.width));
  EXPECT_EQ(size.height, points(raster.height));
}

TEST(Document, DescribesTheFile) {
  const Document document =
      Document::open(PdfBuilder().add(PdfPageBuilder()).add(PdfPageBuilder()).bytes());
  EXPECT_EQ(document.facts().page_count, 2);
  EXPECT_EQ(document.facts().pdf_version, "1.5");
  EXPECT_TRUE(document.facts().findings.empty());
}

TEST(Document, FindsImagesInNestedTransformations) {
  Document document = open_page(PdfPageBuilder()
                                    .raw("q 0.5 0 0 0.5 100 100 cm\n")
                                    .image({0, 0, 200, 400}, 1, 1, std::string(1, '\x7f'))
                                    .raw("Q\n"));
  const PdfPage page = document.read_page(1);
  ASSERT_EQ(page.images.size(), 1U);
  EXPECT_EQ(page.images[0].region, (Region{points(100), points(492), points(200), points(692)}));
  EXPECT_EQ(page.images[0].bits_per_pixel, 8);
}

TEST(Document, FindsInlineImages) {
  Document document = open_page(
      PdfPageBuilder().raw("q 100 0 0 50 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x40 EI Q\n"));
  const PdfPage page = document.read_page(1);
  ASSERT_EQ(page.images.size(), 1U);
  EXPECT_EQ(page.images[0].pixel_width, 1);
  EXPECT_NEAR(area(page.images[0].region), 5000, 1);
}

TEST(Document, TellsColourFromGray) {
  EXPECT_FALSE(
      open_page(PdfPageBuilder().raw("0.5 0.5 0.5 rg 0 0 9 9 re f")).read_page(1).has_color);
  EXPECT_TRUE(open_page(PdfPageBuilder().raw("1 0 0 rg 0 0 9 9 re f")).read_page(1).has_color);
}

TEST(Document, DrawsColour) {
  Document document = open_page(PdfPageBuilder({0, 0, 10, 10}).raw("1 0 0 rg 0 0 10 10 re f"));
  const Raster raster = document.render(1, 72, PixelFormat::kRgb24);
  EXPECT_EQ(raster.row(5)[15], 255);
  EXPECT_EQ(raster.row(5)[16], 0);
}

TEST(Document, SaysThatThereIsNoSuchPage) {
  Document document = open_page(PdfPageBuilder());
  EXPECT_THROW((void)document.read_page(0), Error);
  EXPECT_THROW((void)document.read_page(2), Error);
}

TEST(Document, RefusesToDrawBeyondThePixelLimit) {
  Document document = open_page(PdfPageBuilder({0, 0, 7200, 7200}));
  EXPECT_THROW((void)document.render(1, 300, PixelFormat::kGray8), Error);
}

TEST(Document, MarksAPageLargerThanAnyPaper) {
  Document document = open_page(PdfPageBuilder({0, 0, 1e7, 1e7}));
  EXPECT_TRUE(has(document.read_page(1).findings, FindingKind::kTooLarge));
}

PdfPage read_and_judge(const PdfPageBuilder& source, bool& is_empty) {
  Document document = open_page(source);
  PdfPage page = document.read_page(1);
  const Raster raster = document.render(1, kDpi, PixelFormat::kGray8);
  is_empty = is_left_empty(page, raster, document.take_messages(1));
  return page;
}

TEST(IsLeftEmpty, FindsAnImageThatWasNotDrawn) {
  bool is_empty = false;
  read_and_judge(PdfPageBuilder().encoded_image({0, 0, 612, 792}, 800, 1000, 8,
                                                std::string(3000, 'x'), "/JPXDecode"),
                 is_empty);
  EXPECT_TRUE(is_empty);
}

TEST(IsLeftEmpty, AcceptsABlankPageAndABlankScan) {
  bool is_empty = true;
  read_and_judge(PdfPageBuilder(), is_empty);
  EXPECT_FALSE(is_empty);
  read_and_judge(PdfPageBuilder().image({0, 0, 612, 792}, 2, 2, std::string(4, '\xff')), is_empty);
  EXPECT_FALSE(is_empty);
}

TEST(IsLeftEmpty, FindsAHiddenTextLayerOverNothing) {
  bool is_empty = false;
  read_and_judge(PdfPageBuilder().text(100, 700, "layer", 12, 3), is_empty);
  EXPECT_TRUE(is_empty);
}

PdfPageBuilder letter() { return PdfPageBuilder().text(72, 700, "The harbour is closed."); }

bool is_plain(const PdfPageBuilder& page) { return is_plain_text(open_page(page).read_page(1)); }

TEST(PlainText, IsLettersAndLevelRules) {
  EXPECT_TRUE(is_plain(letter()));
  EXPECT_TRUE(is_plain(letter().fill({72, 600, 300, 601})));
  EXPECT_TRUE(is_plain(letter().raw("0.5 w 72 590 m 300 590 l S\n")));
  EXPECT_TRUE(is_plain(letter().raw("0 0 612 792 re W n\n")));
  EXPECT_TRUE(
      is_plain(letter().annotation("/Subtype /Link /Rect [72 690 200 712] /Border [0 0 0]")));
  EXPECT_TRUE(is_plain(PdfPageBuilder().fill({0, 0, 612, 792}, 1).text(72, 700, "The harbour.")));
}

TEST(PlainText, HasNothingThatCouldBeTheSideOfABox) {
  EXPECT_FALSE(is_plain(letter().fill({72, 600, 300, 612})));
  EXPECT_FALSE(is_plain(letter().outline({72, 600, 300, 612}, 0.2)));
  EXPECT_FALSE(is_plain(letter().raw("0.2 w 72 590 m 72 620 l S\n")));
  EXPECT_FALSE(is_plain(letter().raw("72 590 0 30 re f\n"))) << "drawn as a hairline";
  EXPECT_FALSE(is_plain(letter().fill({72, 600, 73, 601}))) << "dots can be a side";
  EXPECT_FALSE(is_plain(letter().rotate(90).fill({72, 600, 300, 601}))) << "upright when displayed";
}

TEST(PlainText, HasNothingOverItsLetters) {
  EXPECT_FALSE(is_plain(letter().fill({70, 695, 200, 715}, 1)));
  EXPECT_FALSE(is_plain(letter().image({70, 695, 200, 715}, 2, 2, std::string(4, 'x'))));
  EXPECT_FALSE(is_plain(letter().raw("BI /W 1 /H 1 /BPC 8 /CS /G ID x EI\n")));
  EXPECT_FALSE(is_plain(letter().annotation("/Subtype /Square /Rect [70 695 200 715]")));
  EXPECT_FALSE(is_plain(letter().annotation("/Subtype /Link /Rect [72 690 200 712]")))
      << "links are framed unless they say otherwise";
  EXPECT_FALSE(is_plain(letter().annotation("/Subtype /Redact /Rect [70 695 200 715]")));
}

TEST(PlainText, HasNoFontWhoseLettersAreDrawings) {
  const std::string bytes =
      PdfBuilder()
          .add(letter().resources("/Font << /F1 6 0 R >>"))
          .object(
              "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0]"
              " /CharProcs << >> /Encoding << /Differences [] >> /FirstChar 0 /LastChar 0"
              " /Widths [1] >>")
          .bytes();
  EXPECT_FALSE(is_plain_text(Document::open(bytes).read_page(1)));
}

TEST(PlainText, IsNotAPageThatWasNotRead) { EXPECT_FALSE(is_plain(PdfPageBuilder())); }

}  // namespace
}  // namespace palimpsest::pdf
