#include "exchange/citation/citation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace palimpsest::exchange {
namespace {

using ::testing::HasSubstr;

Citation sample() {
  Citation citation{
      DocumentId("104-00000-00000"),
      "104-00000-00000@2023-06-27/2#r1",
      "Cable & memo_4",
      "1963-11-22",
      {"CIA"},
      "104-00000-00000",
      "JFK Collection",
      "National Archives",
      "box 7",
      CitedRevision{{ReleaseId("2023-06-27"), "NARA", "", "", "", EdtfDate::parse("2023-06-27")},
                    RevisionFolder("2023-06-27"),
                    *Sha256::parse(std::string(64, '0')),
                    "https://example.org/a.pdf",
                    ""},
      CitedPage{2, 4, 14, {"0007"}, TextAuthority::kOcr, ""}};
  citation.redaction = "r1";
  citation.codes = {"(b)(1)"};
  return citation;
}

TEST(Citation, KeepsPdfPagePrintedPageAndBatesNumberApart) {
  const std::string csl = citation_as_csl(sample());
  EXPECT_THAT(csl, HasSubstr("\"pdf_page\": 2"));
  EXPECT_THAT(csl, HasSubstr("\"printed_page\": 14"));
  EXPECT_THAT(csl, HasSubstr("\"bates\": [\n        \"0007\""));
  EXPECT_THAT(csl, HasSubstr("PDF page 2 (4 of the whole file), printed page 14, Bates 0007"));
}

TEST(Citation, MarksTextThatNobodyChecked) {
  Citation citation = sample();
  EXPECT_THAT(citation_as_ris(citation), HasSubstr("N1  - OCR text, unchecked\r\n"));
  citation.page->text = TextAuthority::kChecked;
  citation.page->checked_by = "A. Reader";
  EXPECT_THAT(citation_as_ris(citation), HasSubstr("N1  - text checked by A. Reader\r\n"));
}

TEST(Citation, InRisIsOneRecordOfOneLineValues) {
  Citation citation = sample();
  citation.title = "two\nlines";
  const std::string ris = citation_as_ris(citation);
  EXPECT_TRUE(ris.starts_with("TY  - GEN\r\nID  - 104-00000-00000@2023-06-27/2#r1\r\n"));
  EXPECT_TRUE(ris.ends_with("ER  - \r\n"));
  EXPECT_THAT(ris, HasSubstr("TI  - two lines\r\n"));
  EXPECT_THAT(ris, HasSubstr("DA  - 1963/11/22/\r\n"));
}

TEST(Citation, InBibtexHoldsNoCommandsOfTex) {
  const std::string entry = citation_as_bibtex(sample());
  EXPECT_TRUE(entry.starts_with("@misc{104-00000-00000:2023-06-27:2:r1,\n"));
  EXPECT_THAT(entry, HasSubstr("title = {{Cable \\& memo\\_4}}"));
  EXPECT_THAT(entry, HasSubstr("author = {{CIA}}"));
}

TEST(Citation, OfAnUnsureDateSaysItAsItIs) {
  Citation citation = sample();
  citation.date = "1963-11~";
  EXPECT_THAT(citation_as_csl(citation), HasSubstr("\"literal\": \"1963-11~\""));
  EXPECT_THAT(citation_as_ris(citation), HasSubstr("N1  - dated 1963-11~\r\n"));
}

}  // namespace
}  // namespace palimpsest::exchange
