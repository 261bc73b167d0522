#include "worker/service/code_reader.hpp"

#include "pdf/document.hpp"
#include "support/pdf_builder.hpp"
#include "worker/service/coded_redactions.hpp"

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

// Every fifth row and column of ink is gone, as where a scanner's threshold was too low.
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

// The heads of a table, white on a colour, are no codes, however few the words.
TEST(ReadCodes, ReadsNoCodeInClearWordsOnAPanel) {
  for (const char* words : {"Opposition", "Hacking", "RUSSIA", "NGOs", "Media"}) {
    const Raster page =
        drawn(test::PdfPageBuilder().fill(kBar).raw("1 g\n").text(220, 604, words, 9));
    EXPECT_EQ(codes_of(page), "") << words;
  }
}

TEST(ReadCodes, DoubtsAPaleCodeInTheMarginUnlessThePageShowsItsSystem) {
  test::PdfPageBuilder builder;
  builder.outline(kBar).text(540, 604, "3.5\\(c\\)", 7);
  const auto read = [](const Raster& page, double sure_likeness) {
    const Region margin{points(530), points(178), points(580), points(194)};
    CodeReadingOptions options;
    options.sure_likeness = sure_likeness;
    options.min_lone_likeness = 1;
    return read_codes(nullptr, page,
                      {{to_pixels(grown(bar().region, points(-1.6)), page), LabelGround::kInside},
                       {to_pixels(margin, page), LabelGround::kMargin}},
                      {}, 0, options);
  };
  const Raster pale = without_strokes(drawn(builder));
  Raster page = drawn(builder.text(104, 605, "1.4\\(d\\)", 6));
  const Raster all_pale = without_strokes(page);
  for (int y = 0; y < page.height; ++y) {
    std::copy(all_pale.row(y) + page.width * 5 / 6, all_pale.row(y) + page.width,
              page.row(y) + page.width * 5 / 6);
  }
  // How alike both are depends on the font that this machine draws them in. Each is asked for as
  // it is below: what was read before decides in which faces a label is looked for.
  const ReadCodes pale_alone = read(pale, 1);
  ASSERT_EQ(pale_alone.doubtful.size(), 1U);
  const std::vector<CodeReading> both = read(page, 0).sure;
  ASSERT_EQ(both.size(), 2U);
  const double pale_likeness = pale_alone.doubtful[0].code.confidence;
  const double clear_likeness = both[0].code.confidence;
  ASSERT_LT(pale_likeness, clear_likeness);
  const double between = (pale_likeness + clear_likeness) / 2;

  const ReadCodes alone = read(pale, between);
  EXPECT_TRUE(alone.sure.empty());
  ASSERT_EQ(alone.doubtful.size(), 1U);
  EXPECT_EQ(alone.doubtful[0].code.normalized, "3.5(c)");
  const ReadCodes known = read(page, between);
  EXPECT_EQ(known.sure.size(), 2U);
  EXPECT_TRUE(known.doubtful.empty());
}

// A page on which a black square of `side` points stands beside a bar.
Raster page_with_square(double side) {
  return drawn(test::PdfPageBuilder().fill(kBar).fill({80, 606, 80 + 1.3 * side, 606 + side}));
}

TEST(ReadCodes, ReadsNoCodeInSquares) {
  CodeReadingOptions without_check;
  without_check.max_ink = 1;
  std::size_t unchecked = 0;
  for (const double side : {3.0, 3.5, 4.0, 5.0, 6.0}) {
    const Raster page = page_with_square(side);
    const auto places = label_places(page, {bar()}, {}, {});
    const ReadCodes codes = read_codes(nullptr, page, places, {}, 0);
    EXPECT_TRUE(codes.sure.empty() && codes.doubtful.empty()) << side;
    const ReadCodes all = read_codes(nullptr, page, places, {}, 0, without_check);
    unchecked += all.sure.size() + all.doubtful.size();
  }
  EXPECT_GT(unchecked, 0U);  // else they would show nothing
}

TEST(ReadCodes, ReadsNoCodeOnASureWord) {
  const Raster page = drawn(test::PdfPageBuilder().fill(kBar).text(410, 604, "\\(b\\)\\(3\\)", 11));
  const Region place{points(406), points(176), points(446), points(194)};
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

CodeReading reading_of(const char* code, double left) {
  return {{code, code, "foia", CodePlace::kInside, 0.6},
          {points(left), points(100), points(left + 20), points(110)}};
}

TEST(WithPrinted, KeepsSuffixesAndWhatNoPictureShows) {
  const ReadCodes codes =
      with_printed({{reading_of("b7A", 500), reading_of("b6", 540)}, {}},
                   {reading_of("b7A-1", 502), reading_of("b5", 542), reading_of("b3", 400)});
  std::vector<std::string> texts;
  for (const CodeReading& code : codes.sure) texts.push_back(code.code.normalized);
  EXPECT_EQ(texts, (std::vector<std::string>{"b7A-1", "b6", "b3"}));
}

TEST(ReadCodes, ReadsALabelOfTwoPlacesOnce) {
  const Raster page =
      drawn(test::PdfPageBuilder().outline(kBar, 0.5).text(104, 605, "1.4\\(d\\)", 6));
  std::vector<LabelPlace> places = label_places(page, {bar(RedactionKind::kOutlined)}, {}, {});
  places.push_back(places.front());
  EXPECT_EQ(read_codes(nullptr, page, places, {}, 0).sure.size(), 1U);
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
