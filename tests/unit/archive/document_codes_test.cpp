#include "archive/reading/document_codes.hpp"

#include "identify/release_codes.hpp"
#include "unit/archive/made_pages.hpp"

#include <gtest/gtest.h>

namespace palimpsest::archive {
namespace {

Redaction redaction_of_kind(RedactionKind kind = RedactionKind::kOutlined) {
  Redaction made;
  made.id = "r1";
  made.kind = kind;
  return made;
}

// A first page whose header says 3.5(c).
Page first_page() {
  Page page = page_with(1, {redaction_of_kind()});
  const CodeReading header{{"35(c)", "3.5(c)", "eo13526", CodePlace::kInside, 0.9},
                           {points(520), points(100), points(550), points(110)}};
  page.identifiers.push_back(identify::release_code(header, 1));
  return page;
}

TEST(DocumentCodes, ComeFromTheHeaderOfTheFirstPage) {
  std::vector<Page> pages = {first_page(), page_with(2, {redaction_of_kind()})};
  for (Page& page : pages) (void)add_document_codes(page, pages.front());
  ASSERT_EQ(pages[1].redactions[0].codes.size(), 1U);
  const Code& code = pages[1].redactions[0].codes[0];
  EXPECT_EQ(code.normalized, "3.5(c)");
  EXPECT_EQ(code.raw, "35(c)");
  EXPECT_EQ(code.system, "eo13526");
  EXPECT_EQ(code.where, CodePlace::kDocumentHeader);
}

TEST(DocumentCodes, LeaveARedactionItsOwnAndASheetAlone) {
  Redaction own = redaction_of_kind();
  own.codes = {{"b6", "b6", "foia", CodePlace::kInside, 0.9}};
  std::vector<Page> pages = {first_page(),
                             page_with(2, {own, redaction_of_kind(RedactionKind::kPage)})};
  for (Page& page : pages) (void)add_document_codes(page, pages.front());
  EXPECT_EQ(pages[1].redactions[0].codes[0].normalized, "b6");
  EXPECT_TRUE(pages[1].redactions[1].codes.empty());
}

TEST(DocumentCodes, AreNotThoseOfALaterPage) {
  std::vector<Page> pages = {page_with(1, {redaction_of_kind()}), first_page()};
  for (Page& page : pages) (void)add_document_codes(page, pages.front());
  EXPECT_TRUE(pages[0].redactions[0].codes.empty());
}

TEST(DocumentCodes, AreInTheRecordsOfTheReading) {
  DocumentReading reading;
  reading.pages = {as_read(first_page()), as_read(page_with(2, {redaction_of_kind()}))};
  const auto coded = with_document_codes(reading);
  ASSERT_TRUE(coded);
  EXPECT_NE(coded->pages[1].record.find("document_header"), std::string::npos);
  reading.pages.erase(reading.pages.begin());
  EXPECT_FALSE(with_document_codes(reading));
}

}  // namespace
}  // namespace palimpsest::archive
