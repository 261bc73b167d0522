#include "base/error.hpp"
#include "base/file.hpp"
#include "pdf/document.hpp"
#include "support/pdf_builder.hpp"
#include "support/test_data.hpp"

#include <filesystem>
#include <string>

#include <gtest/gtest.h>

namespace palimpsest::pdf {
namespace {

Error error_of(const std::string& bytes) {
  try {
    (void)Document::open(bytes);
  } catch (const Error& error) {
    return error;
  }
  ADD_FAILURE() << "it was opened";
  return {ErrorKind::kInternal, ""};
}

TEST(Document, RefusesWhatIsNoPdf) {
  EXPECT_STREQ(error_of("").what(), "the file is empty");
  EXPECT_STREQ(error_of("PK\x03\x04 a zip file").what(), "the file is not a PDF");
  EXPECT_EQ(error_of("%PDF-1.4\nnothing else").kind(), ErrorKind::kInput);
}

TEST(Document, RefusesAPdfWithoutPages) {
  EXPECT_STREQ(error_of(test::PdfBuilder().bytes()).what(), "the PDF has no pages");
}

TEST(Document, SaysThatAPasswordIsNeeded) {
  PALIMPSEST_REQUIRE_TEST_DATA(folder);
  const Error error = error_of(read_file(*folder / "hostile/print_protection.pdf"));
  EXPECT_NE(std::string(error.what()).find("password"), std::string::npos);
}

TEST(Document, EndsEveryHostileFileInATypedOutcome) {
  PALIMPSEST_REQUIRE_TEST_DATA(folder);
  for (const auto& entry : std::filesystem::directory_iterator(*folder / "hostile")) {
    SCOPED_TRACE(entry.path().filename().string());
    try {
      Document document = Document::open(read_file(entry.path()));
      for (int number = 1; number <= document.facts().page_count; ++number) {
        (void)document.read_page(number);
      }
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kInput);
    }
  }
}

TEST(Document, SurvivesFormsThatCallThemselves) {
  std::string bytes = test::PdfBuilder().add(test::PdfPageBuilder().raw("/Fm Do")).bytes();
  const std::string form =
      "9 0 obj << /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /Fm 9 0 "
      "R "
      ">> >> /Length 14 >>\nstream\n/Fm Do /Fm Do \nendstream\nendobj\n";
  bytes.replace(bytes.find("/XObject << >>"), 14, "/XObject << /Fm 9 0 R >>");
  bytes.insert(bytes.find("xref"), form);
  Document document = Document::open(bytes);
  EXPECT_TRUE(document.read_page(1).images.empty());
}

TEST(Document, SurvivesUnbalancedAndEndlessContent) {
  std::string content;
  for (int i = 0; i < 20'000; ++i) content += "q 1e30 0 0 1e30 nan 0 cm ";
  for (int i = 0; i < 60'000; ++i) content += "Q [(";
  const test::PdfPageBuilder page = test::PdfPageBuilder().raw(content);
  Document document = Document::open(test::PdfBuilder().add(page).bytes());
  EXPECT_EQ(document.read_page(1).number, 1);
}

}  // namespace
}  // namespace palimpsest::pdf
