#include "worker/service/page_reader.hpp"

#include "support/pdf_builder.hpp"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

namespace palimpsest::worker {
namespace {

using test::PdfBuilder;
using test::PdfPageBuilder;

Page read(const PdfPageBuilder& source, OcrMode mode) {
  Engines engines;
  PageReader reader(pdf::Document::open(PdfBuilder().add(source).bytes()), {mode, {"eng"}},
                    engines);
  return reader.read_page(1);
}

std::string text_of_page(const Page& page) {
  std::string text;
  for (const Line& line : page.lines) text += text_of(line) + "\n";
  return text;
}

bool has(const Page& page, FindingKind kind) {
  return std::any_of(page.findings.begin(), page.findings.end(),
                     [kind](const Finding& finding) { return finding.kind == kind; });
}

PdfPageBuilder memorandum() {
  return PdfPageBuilder()
      .text(72, 700, "The committee met on Tuesday morning in the old library")
      .text(72, 680, "and approved the transfer of the remaining funds to the office.")
      .text(72, 660, "No further action is required before the end of the quarter.");
}

TEST(PageReader, TakesAGoodTextLayer) {
  const Page page = read(memorandum(), OcrMode::kAuto);
  EXPECT_EQ(page.text_source, TextSource::kEmbedded);
  EXPECT_EQ(page.lines.size(), 3U);
  EXPECT_FALSE(page.fingerprint.empty());
  EXPECT_TRUE(is_readable(page));
}

TEST(PageReader, RecognisesWhenAsked) {
  const Page page = read(memorandum(), OcrMode::kAlways);
  EXPECT_EQ(page.text_source, TextSource::kOcr);
  EXPECT_EQ(text_of_page(page), text_of_page(read(memorandum(), OcrMode::kNever)));
}

TEST(PageReader, LeavesABlankPageBlank) {
  const Page page = read(PdfPageBuilder(), OcrMode::kAlways);
  EXPECT_EQ(page.text_source, TextSource::kNone);
  EXPECT_TRUE(page.lines.empty());
  EXPECT_TRUE(is_readable(page));
}

TEST(PageReader, SaysThatAPageWasLeftEmpty) {
  const Page page = read(PdfPageBuilder().encoded_image({0, 0, 612, 792}, 800, 1000, 8,
                                                        std::string(3000, 'x'), "/JPXDecode"),
                         OcrMode::kAuto);
  EXPECT_TRUE(has(page, FindingKind::kPageLeftEmpty));
  EXPECT_FALSE(is_readable(page));
}

TEST(PageReader, LetsNoExposedWordOut) {
  const Page page = read(
      memorandum().text(72, 600, "The source is Gustav Larsson of Malmo").fill({68, 594, 330, 614}),
      OcrMode::kNever);
  ASSERT_EQ(page.redactions.size(), 1U);
  EXPECT_EQ(page.redactions[0].id, "r1");
  EXPECT_EQ(page.redactions[0].exposed_characters, 31);
  EXPECT_TRUE(has(page, FindingKind::kExposedText));
  EXPECT_EQ(text_of_page(page).find("Larsson"), std::string::npos);
}

TEST(PageReader, ReadsTheCodeBesideABar) {
  const Page page = read(memorandum().fill({72, 594, 330, 614}).text(340, 600, "\\(b\\)\\(1\\)"),
                         OcrMode::kAlways);
  ASSERT_EQ(page.redactions.size(), 1U);
  ASSERT_EQ(page.redactions[0].codes.size(), 1U);
  EXPECT_EQ(page.redactions[0].codes[0].normalized, "(b)(1)");
}

}  // namespace
}  // namespace palimpsest::worker
