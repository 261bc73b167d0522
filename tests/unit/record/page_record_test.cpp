#include "record/page_record.hpp"

#include "base/error.hpp"
#include "sample_values.hpp"
#include "support/golden.hpp"

#include <chrono>

#include <gmock/gmock.h>

namespace palimpsest::record {
namespace {

using test::expect_golden;
using test::region_of;
using test::sample_page;

// A page of 100 lines with 10 words each.
Page full_page() {
  Page page = sample_page();
  page.lines.clear();
  for (int line = 0; line < 100; ++line) {
    Line& words = page.lines.emplace_back();
    for (int i = 0; i < 10; ++i) {
      words.push_back({"word" + std::to_string(i),
                       region_of(50.03 * i, 7.31 * line, 50.03 * i + 41.2, 7.31 * line + 6.9), 93});
    }
  }
  return page;
}

TEST(PageRecord, ComesBackWithEveryOptionalPart) {
  EXPECT_EQ(parse_page(page_to_json(sample_page())), sample_page());
}

TEST(PageRecord, ComesBackWithNothingOptional) {
  Page page;
  page.number = 1;
  page.size = {points(612), points(792)};
  page.redactions.resize(1);
  page.redactions[0].id = "r1";
  page.redactions[0].kind = RedactionKind::kPage;
  page.findings = {{FindingKind::kPageNotRendered, "the page could not be drawn", {}, {}, 0}};
  EXPECT_EQ(parse_page(page_to_json(page)), page);
  expect_golden(PALIMPSEST_GOLDEN "/page_not_rendered.json", page_to_json(page));
}

TEST(PageRecord, IsTheExample) {
  expect_golden(PALIMPSEST_EXAMPLES "/page.json", page_to_json(sample_page()));
}

TEST(PageRecord, KeepsEveryLengthThatFitsInMemory) {
  for (const std::int32_t value : {0, 1, -1, 10, 99, 100, 101, -101, 61200, 123456789, -999999999,
                                   2147483647, -2147483647 - 1}) {
    Page page = sample_page();
    page.lines = {{{"x", {{value}, {value}, {value}, {value}}, 0}}};
    EXPECT_EQ(parse_page(page_to_json(page)), page) << value;
  }
}

TEST(PageRecord, KeepsEveryHundredthOfALength) {
  Page page = sample_page();
  page.lines.assign(1, {});
  for (std::int32_t i = 0; i < 100'000; i += 4) {
    page.lines[0].push_back({"x", {{i}, {i + 1}, {i + 2}, {i + 3}}, 0});
  }
  EXPECT_EQ(parse_page(page_to_json(page)), page);
}

TEST(PageRecord, KeepsEveryConfidenceOfFourDecimals) {
  Page page = sample_page();
  page.redactions.clear();
  for (int i = 0; i <= 10'000; ++i) {
    page.redactions.emplace_back().id = "r";
    page.redactions.back().confidence = i / 10'000.0;
  }
  EXPECT_EQ(parse_page(page_to_json(page)), page);
}

TEST(PageRecord, KeepsWordsOfEveryScript) {
  Page page = sample_page();
  page.lines = {{{"Über\tдом 秘密 \xF0\x9F\x98\x80 \x01 \" \\ /", region_of(1, 2, 3, 4), 50}}};
  EXPECT_EQ(parse_page(page_to_json(page)), page);
}

TEST(PageRecord, ReplacesBytesThatAreNoText) {
  Page page = sample_page();
  page.lines = {{{"a\xFFz", region_of(1, 2, 3, 4), 50}}};
  EXPECT_EQ(parse_page(page_to_json(page)).lines[0][0].text, "a\xEF\xBF\xBDz");
}

TEST(PageRecord, RefusesToWriteAConfidenceThatIsNoNumber) {
  Page page = sample_page();
  page.redactions[0].confidence = std::numeric_limits<double>::quiet_NaN();
  EXPECT_THROW(static_cast<void>(page_to_json(page)), Error);
}

TEST(PageRecord, IsNotWrittenWhenItCouldNotBeReadAgain) {
  Page page = sample_page();
  page.lines[0][0].confidence = 101;
  try {
    static_cast<void>(page_to_json(page));
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kInternal);
    EXPECT_THAT(error.what(), ::testing::HasSubstr("words[0][0][5]"));
  }
}

// 10 ms is what a page may cost beside an OCR of a second; sanitizers are several times slower.
TEST(PageRecord, ReadsAThousandWordsInFarLessThanTheirRecognitionTakes) {
  const std::string text = page_to_json(full_page());
  static_cast<void>(parse_page(text));
  constexpr int kRounds = 20;
  const auto begin = std::chrono::steady_clock::now();
  for (int i = 0; i < kRounds; ++i) static_cast<void>(page_to_json(full_page()));
  const auto middle = std::chrono::steady_clock::now();
  for (int i = 0; i < kRounds; ++i) ASSERT_EQ(parse_page(text).lines.size(), 100U);
  const auto end = std::chrono::steady_clock::now();
  const auto microseconds = [](auto span) {
    return static_cast<int>(std::chrono::duration_cast<std::chrono::microseconds>(span).count() /
                            kRounds);
  };
  RecordProperty("write_microseconds", microseconds(middle - begin));
  RecordProperty("read_microseconds", microseconds(end - middle));
  EXPECT_LT(microseconds(end - middle), 200'000);
}

}  // namespace
}  // namespace palimpsest::record
