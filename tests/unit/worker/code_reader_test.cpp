#include "worker/service/code_reader.hpp"

#include "pdf/document.hpp"
#include "support/pdf_builder.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace palimpsest::worker {
namespace {

constexpr test::PdfBox kBar{100, 600, 400, 616};

Redaction bar(RedactionKind kind = RedactionKind::kSolid) {
  Redaction redaction;
  redaction.region = {points(100), points(792 - 616), points(400), points(792 - 600)};
  redaction.kind = kind;
  return redaction;
}

Raster drawn(const test::PdfPageBuilder& page) {
  return pdf::Document::open(test::PdfBuilder().add(page).bytes())
      .render(1, 300, PixelFormat::kGray8);
}

std::string codes_of(const Raster& page) {
  ocr::Engine engine;
  std::string text;
  for (const CodeReading& code :
       read_codes(&engine, page, label_places(page, {bar()}, {}, {}), {}, 0).sure) {
    text += code.code.normalized + " ";
  }
  return text;
}

// Every third row and column of ink is gone, as where a scanner's threshold was too low.
Raster without_strokes(Raster page) {
  for (int y = 0; y < page.height; ++y) {
    for (int x = 0; x < page.width; ++x) {
      if (x % 5 == 0 || y % 5 == 0) page.row(y)[x] = 255;
    }
  }
  return page;
}

TEST(ReadCodes, ReadsAClearLabelByItsPictureAlone) {
  const Raster page =
      drawn(test::PdfPageBuilder().fill(kBar).raw("1 g\n").text(220, 604, "\\(b\\)\\(3\\)", 9));
  const std::vector<CodeReading> codes =
      read_codes(nullptr, page, label_places(page, {bar()}, {}, {}), {}, 0).sure;
  ASSERT_EQ(codes.size(), 1U);
  EXPECT_EQ(codes[0].code.normalized, "(b)(3)");
}

TEST(ReadCodes, ReadsWhiteOnBlack) {
  EXPECT_EQ(codes_of(drawn(test::PdfPageBuilder().fill(kBar).raw("1 g\n").text(
                220, 604, "\\(b\\)\\(3\\)", 9))),
            "(b)(3) ");
}

TEST(ReadCodes, ReadsSmallTypeInABox) {
  EXPECT_EQ(
      codes_of(drawn(test::PdfPageBuilder().outline(kBar, 0.5).text(104, 605, "1.4\\(d\\)", 6))),
      "1.4(d) ");
}

TEST(ReadCodes, ReadsBesideABar) {
  EXPECT_EQ(codes_of(drawn(test::PdfPageBuilder().fill(kBar).text(410, 604, "\\(b\\)\\(1\\)", 11))),
            "(b)(1) ");
}

TEST(ReadCodes, ReadsBrokenStrokes) {
  const Raster page = drawn(test::PdfPageBuilder().text(104, 605, "3.5\\(c\\)", 7));
  EXPECT_EQ(codes_of(without_strokes(page)), "3.5(c) ");
}

TEST(ReadCodes, ReadsNothingIntoAnEmptyBox) {
  EXPECT_EQ(codes_of(drawn(test::PdfPageBuilder().outline(kBar))), "");
  EXPECT_EQ(codes_of(drawn(test::PdfPageBuilder().fill(kBar))), "");
}

TEST(ReadCodes, TakesNoRunningTextForACode) {
  EXPECT_EQ(codes_of(drawn(test::PdfPageBuilder().fill(kBar).text(
                406, 604, "and the committee met again in the old library", 11))),
            "");
}

TEST(ReadCodes, ReadsNoCodeInABulletOrTheEndOfAnotherBar) {
  const Raster page =
      drawn(test::PdfPageBuilder().fill(kBar).fill({82, 605, 88, 610}).fill({404, 583, 440, 599}));
  Redaction below = bar();
  below.region = {points(404), points(792 - 599), points(440), points(792 - 583)};
  ocr::Engine engine;
  EXPECT_TRUE(
      read_codes(&engine, page, label_places(page, {bar(), below}, {}, {}), {}, 0).sure.empty());
}

TEST(ReadCodes, ReadsNoCodeOnASureWord) {
  const Raster page = drawn(test::PdfPageBuilder().fill(kBar).text(410, 604, "B1", 11));
  const Region place{points(406), points(178), points(430), points(192)};
  ocr::Engine engine;
  const auto places = label_places(page, {bar()}, {}, {});
  EXPECT_EQ(read_codes(&engine, page, places, {}, 0).sure.size(), 1U);
  EXPECT_TRUE(read_codes(&engine, page, places, {{{"Bill", place, 95}}}, 0).sure.empty());
}

// The engine took the lines of a box for a word.
TEST(ReadCodes, ReadsTheLabelOfABoxWhateverWordWasReadThere) {
  const Raster page = drawn(test::PdfPageBuilder().outline(kBar, 0.5).text(104, 605, "b6", 7));
  Redaction box = bar(RedactionKind::kOutlined);
  const std::vector<Line> lines = {{{"committee", grown(box.region, points(2)), 90}}};
  const auto codes = read_codes(nullptr, page, label_places(page, {box}, {}, lines), lines, 0);
  ASSERT_EQ(codes.sure.size(), 1U);
  EXPECT_EQ(codes.sure[0].code.normalized, "b6");
}

TEST(LabelPlaces, SkipsWhatIsTooSmallForALabel) {
  Redaction thin = bar();
  thin.region.bottom = thin.region.top + points(4);
  for (const LabelPlace& place : label_places(drawn(test::PdfPageBuilder()), {thin}, {}, {})) {
    EXPECT_NE(place.ground, LabelGround::kInside);
  }
}

TEST(LabelPlaces, LeavesWordsOfTheTextAlone) {
  const Word word{"committee", {points(410), points(178), points(460), points(190)}, 95};
  const Raster page = drawn(test::PdfPageBuilder());
  EXPECT_EQ(label_places(page, {bar()}, {}, {{word}}).size() + 1,
            label_places(page, {bar()}, {}, {}).size());
}

// "b7C" in small type is read as "pre".
TEST(LabelPlaces, AreInSmallTypeWhereAShortWordWasRead) {
  const Region place{points(410), points(180), points(424), points(188)};
  redact::TextLayout layout;
  layout.marks = {{place, 184, {410, 424}, true, true}};
  const Raster page = drawn(test::PdfPageBuilder());
  const auto count = [&](const char* word) {
    return label_places(page, {}, layout, {{{word, place, 90}}}).size();
  };
  EXPECT_EQ(count("pre"), 1U);
  EXPECT_EQ(count("present"), 0U);
  layout.marks[0].is_small = false;
  EXPECT_EQ(count("pre"), 0U);
}

// A drawing above it kept the engine from reading the first of two codes.
TEST(LabelPlaces, AreAboveAndBelowACodeInTheMargin) {
  const Raster page = drawn(test::PdfPageBuilder()
                                .text(530, 690, "3.3\\(h\\)\\(2\\)", 11)
                                .text(533, 670, "3.5\\(c\\)", 11));
  const Word code{"3.5(c)", {points(533), points(113), points(563), points(124)}, 90};
  const auto places = label_places(page, {}, {}, {{code}});
  const ReadCodes codes = read_codes(nullptr, page, places, {{code}}, 0);
  ASSERT_EQ(codes.sure.size(), 1U);
  EXPECT_EQ(codes.sure[0].code.normalized, "3.3(h)(2)");
}

TEST(LabelPlaces, EndWhereAnotherRedactionBegins) {
  Redaction next = bar();
  next.region.left = points(430);
  next.region.right = points(500);
  const Raster page = drawn(test::PdfPageBuilder());
  for (const LabelPlace& place : label_places(page, {bar(), next}, {}, {})) {
    if (place.ground == LabelGround::kInside) continue;
    const Region region = to_region(place.box, page.dpi);
    EXPECT_TRUE(intersection(region, grown(next.region, points(-1))).is_empty());
    EXPECT_TRUE(intersection(region, grown(bar().region, points(-1))).is_empty());
  }
}

TEST(LabelPlaces, AreNotInsideABlackBarWithoutAMarkNorABoxUnderAStamp) {
  const Raster page = drawn(test::PdfPageBuilder());
  const auto insides = [&](std::vector<std::string> evidence) {
    Redaction redaction = bar();
    redaction.evidence = std::move(evidence);
    const auto places = label_places(page, {redaction}, {}, {});
    return std::count_if(places.begin(), places.end(), [](const LabelPlace& place) {
      return place.ground == LabelGround::kInside;
    });
  };
  EXPECT_EQ(insides({"solid_fill", "label_inside"}), 1);
  EXPECT_EQ(insides({"solid_fill", "blank_inside", "flat_tone"}), 1);
  EXPECT_EQ(insides({"four_sides", "blank_inside"}), 1);
  EXPECT_EQ(insides({"solid_fill", "blank_inside"}), 0);
  EXPECT_EQ(insides({"four_sides", "text_across"}), 0);
}

}  // namespace
}  // namespace palimpsest::worker
