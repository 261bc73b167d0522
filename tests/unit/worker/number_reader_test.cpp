#include "worker/service/number_reader.hpp"

#include "pdf/document.hpp"
#include "support/pdf_builder.hpp"

#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace palimpsest::worker {
namespace {

Raster form_page() {
  test::PdfPageBuilder form;
  double y = 700;
  for (const char* line : {"AGENCY : CIA", "RECORD NUMBER : 104-10004-10156", "RECORD SERIES : JFK",
                           "ORIGINATOR : CIA", "TITLE : A VISIT", "CURRENT STATUS : OPEN"}) {
    form.text(72, y -= 20, line);
  }
  return pdf::Document::open(test::PdfBuilder().add(form).bytes())
      .render(1, 300, PixelFormat::kGray8);
}

// A record form whose number was not read.
Page unread_form() {
  Page page;
  page.number = 2;
  page.size = {points(612), points(792)};
  page.text_source = TextSource::kOcr;
  page.form = Form{FormKind::kRecordForm, {}, {}};
  return page;
}

std::string fields_of(const Page& page) {
  std::string text;
  for (const FormField& field : page.form->fields) text += field.value + "\n";
  return text;
}

Page read_again(const SettleLines& settle) {
  ocr::Engine engine;
  return with_numbers_read_again(unread_form(), engine, form_page(), identify::Identifiers(),
                                 settle);
}

TEST(ReadNumbersAgain, TakesTheFormFromASecondReadingOfThePage) {
  const Page page = read_again([](std::vector<Line> lines) { return lines; });
  ASSERT_FALSE(page.identifiers.empty());
  EXPECT_EQ(page.identifiers[0].text, "104-10004-10156");
  EXPECT_NE(fields_of(page).find("VISIT"), std::string::npos);
}

TEST(ReadNumbersAgain, KeepsNothingThatThePageWithholds) {
  const Page page = read_again([](std::vector<Line> lines) {
    for (Line& line : lines) {
      std::erase_if(line, [](const Word& word) { return word.text.find("VISIT") == 0; });
    }
    return lines;
  });
  ASSERT_FALSE(page.identifiers.empty());
  EXPECT_EQ(fields_of(page).find("VISIT"), std::string::npos);
}

}  // namespace
}  // namespace palimpsest::worker
