#include "worker/service/label_reader.hpp"

#include "pdf/document.hpp"
#include "support/pdf_builder.hpp"

#include <string>

#include <gtest/gtest.h>

namespace palimpsest::worker {
namespace {

constexpr test::PdfBox kBar{100, 600, 400, 616};

Redaction bar() {
  Redaction redaction;
  redaction.region = {points(100), points(792 - 616), points(400), points(792 - 600)};
  redaction.kind = RedactionKind::kSolid;
  return redaction;
}

Raster drawn(const test::PdfPageBuilder& page) {
  return pdf::Document::open(test::PdfBuilder().add(page).bytes())
      .render(1, 300, PixelFormat::kGray8);
}

std::string labels_of(const Raster& page, const std::vector<Line>& known = {}) {
  ocr::Engine engine;
  std::string text;
  for (const Line& line : read_labels(engine, page, known, {bar()})) text += text_of(line);
  std::erase(text, ' ');
  return text;
}

TEST(ReadLabels, ReadsWhiteOnBlack) {
  const Raster page =
      drawn(test::PdfPageBuilder().fill(kBar).raw("1 g\n").text(220, 604, "\\(b\\)\\(3\\)", 11));
  EXPECT_EQ(labels_of(page), "(b)(3)");
}

TEST(ReadLabels, ReadsTheMargin) {
  const Raster page = drawn(test::PdfPageBuilder().fill(kBar).text(430, 604, "\\(b\\)\\(1\\)", 11));
  EXPECT_EQ(labels_of(page), "(b)(1)");
}

TEST(ReadLabels, ReadsNoPlaceTwice) {
  const Raster page = drawn(test::PdfPageBuilder().fill(kBar).text(430, 604, "\\(b\\)\\(1\\)", 11));
  const Word known{"(b)(1)", {points(430), points(178), points(460), points(190)}, 90};
  EXPECT_EQ(labels_of(page, {{known}}), "");
}

}  // namespace
}  // namespace palimpsest::worker
