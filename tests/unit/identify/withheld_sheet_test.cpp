#include "identify/withheld/withheld_sheet.hpp"

#include "page_lines.hpp"
#include "support/letter.hpp"

#include <optional>
#include <utility>

#include <gtest/gtest.h>

namespace palimpsest::identify {
namespace {

using test::kLetter;

std::optional<Redaction> sheet_of(const std::string& text) {
  return find_withheld_sheet(lines_of(text), kLetter);
}

// 0 when the page is no sheet.
int pages_of(const std::string& text) {
  const auto sheet = sheet_of(text);
  return sheet ? sheet->pages_withheld : 0;
}

int pages_for(const Redaction& sheet, const std::string& reason) {
  for (const WithheldReason& each : sheet.reasons) {
    if (each.reason == reason) return each.pages;
  }
  return -1;
}

std::string codes_of(const Redaction& sheet) {
  std::string text;
  for (const Code& code : sheet.codes) text += (text.empty() ? "" : " ") + code.normalized;
  return text;
}

TEST(WithheldSheet, CountsThePagesThatAStatementStandsFor) {
  const std::pair<const char*, int> cases[] = {
      {"Page Denied", 1},
      {"Page Den1ed", 1},
      {"Approved for Release : CIA-RDP79T00936A000600310003-4\nPage Denied", 1},
      {"THIS PAGE HAS BEEN WITHHELD IN FULL", 1},
      {"page withheld", 1},
      {"DENIED IN FULL", 1},
      {"Document withheld in its entirety", 1},
      {"Next 54 page(s) denied", 54},
      {"Next 3 Page(s) In Document Exempt", 3},
      {"Page Denied\nNext 4 Page(s) In Document Denied", 4},
      {"136 Page(s) has been Withheld in Full as b4", 136},
      {"The following two pages have been withheld in their entirety", 2},
      {"Pages 3 through 7 withheld in full", 5},
      {"Pages 27 to / à 31\nare withheld pursuant to sections\nsont retenues en vertu des "
       "articles\n"
       "15(1), 21(1)(a)\nof the Access to Information Act",
       5},
      {"Page 12 is withheld pursuant to section\nest retenue en vertu de l'article\n19(1)\n"
       "of the Access to Information Act",
       1},
      {"RETAINED UNDER SECTION 3(4)\nOF THE PUBLIC RECORDS ACT 1958", 1},
      {"Deze pagina is geheel geweigerd", 1},
      {"Pagina 12 t/m 15 zijn geweigerd op grond van artikel 5.1.2.e", 4},
      {"Blatt 12-15 entnommen", 4}};
  for (const auto& [text, pages] : cases) EXPECT_EQ(pages_of(text), pages) << text;
}

TEST(WithheldSheet, CoversThePageAndReadsTheCodesOnIt) {
  const auto sheet = sheet_of("50X1\nPage Denied\nSanitized Copy Approved for Release 2015/07/23");
  ASSERT_TRUE(sheet);
  EXPECT_EQ(sheet->kind, RedactionKind::kPage);
  EXPECT_EQ(sheet->region, (Region{{}, {}, kLetter.width, kLetter.height}));
  EXPECT_EQ(codes_of(*sheet), "50X1");
}

TEST(WithheldSheet, CountsTheListOfAnFbiFormByReason) {
  const auto sheet = sheet_of(
      "FEDERAL BUREAU OF INVESTIGATION\nFOI/PA\nDELETED PAGE INFORMATION SHEET\n"
      "FOI/PA# 1234567-0\nTotal Deleted Page(s) = 6\n"
      "Page 3 ~ b6; b7C;\nPage 4 ~ b1; b3; b6;\nPage 12 ~ Duplicate;\nPage 17 ~ Referral/Direct;\n"
      "Page 20-21 ~ OTHER - Sealed;\nXXXXXXXXXXXXXXXXXXXXXXXX\nX Deleted Page(s) X\n"
      "X No Duplication Fee X\nX For this Page X");
  ASSERT_TRUE(sheet);
  EXPECT_EQ(sheet->pages_withheld, 6);
  EXPECT_EQ(pages_for(*sheet, "b6"), 2);
  EXPECT_EQ(pages_for(*sheet, "b7C"), 1);
  EXPECT_EQ(pages_for(*sheet, "duplicate"), 1);
  EXPECT_EQ(pages_for(*sheet, "referral"), 1);
  EXPECT_EQ(pages_for(*sheet, "sealed"), 2);
  EXPECT_EQ(codes_of(*sheet), "b6 b7C b1 b3");
}

TEST(WithheldSheet, ReadsSeveralEntriesOnALine) {
  const auto sheet = sheet_of(
      "DELETED PAGE INFORMATION SHEET\nPage(s) withheld entirely\n"
      "pages 12 ~ b6, b7C; 15 ~ Duplicate; 17 ~ Referral/Direct");
  ASSERT_TRUE(sheet);
  EXPECT_EQ(sheet->pages_withheld, 3);
  EXPECT_EQ(pages_for(*sheet, "b7C"), 1);
  EXPECT_EQ(pages_for(*sheet, "duplicate"), 1);
  EXPECT_EQ(pages_for(*sheet, "referral"), 1);
}

TEST(WithheldSheet, CountsTheNumbersOnAnOldFbiForm) {
  const auto sheet = sheet_of(
      "DELETED PAGE INFORMATION SHEET\n"
      "14 Page(s) withheld entirely at this location in the file.\n"
      "Section 552\n(b)(1)\n(b)(2)\n(b)(3)\n(b)(4)\n(b)(5)\nX (b)(6)\n(b)(7)(A)\nX (b)(7)(C)\n"
      "9 Page(s) were not considered for release as they are duplicative of 62-1-33");
  ASSERT_TRUE(sheet);
  EXPECT_EQ(sheet->pages_withheld, 23);
  EXPECT_EQ(pages_for(*sheet, "duplicate"), 9);
  EXPECT_EQ(codes_of(*sheet), "(b)(6) (b)(7)(C)");
}

TEST(WithheldSheet, CountsOnlyWhatItListsWhenTheListGoesOn) {
  std::string text = "DELETED PAGE INFORMATION SHEET\nTotal Deleted Page(s) = 54\n";
  for (int page = 1; page <= 33; ++page) text += "Page " + std::to_string(page) + " ~ b6;\n";
  EXPECT_EQ(pages_of(text), 33);
  EXPECT_EQ(pages_of("Page 34 ~ b6;\nPage 35 ~ b6;\nPage 36 ~ b7D;"), 3);
}

TEST(WithheldSheet, TellsReasonsFromExemptions) {
  const auto sheet = sheet_of("Pages 3 through 7 are outside the scope of the request");
  ASSERT_TRUE(sheet);
  EXPECT_EQ(sheet->pages_withheld, 5);
  EXPECT_EQ(pages_for(*sheet, "outside_scope"), 5);
  EXPECT_TRUE(sheet->codes.empty());
}

TEST(WithheldSheet, ReadsTheSectionsOfOtherLaws) {
  const auto sheet = sheet_of(
      "Page 12 is withheld pursuant to section 19(1) and 13(1)(a)\n"
      "of the Access to Information Act");
  ASSERT_TRUE(sheet);
  EXPECT_EQ(codes_of(*sheet), "19(1) 13(1)(a)");
}

TEST(WithheldSheet, IsNoPageOfText) {
  std::string letter = "Dear Mr. Halvorsen,\n";
  for (int i = 0; i < 12; ++i) letter += "your request for the records of the committee was long\n";
  EXPECT_EQ(pages_of(letter + "and 12 pages are withheld in full under exemption (b)(1).\n"), 0);
  EXPECT_EQ(pages_of("The ambassador turned the page and denied the report."), 0);
  EXPECT_EQ(pages_of("MEMORANDUM FOR THE RECORD PAGE 1"), 0);
  EXPECT_EQ(pages_of(""), 0);
  EXPECT_EQ(pages_of("The visa was denied in April\nto the second delegation of the committee, "
                     "which had asked for\nit before the end of the month of March and was told "
                     "by the Embassy that this page is withheld"),
            0);
}

}  // namespace
}  // namespace palimpsest::identify
