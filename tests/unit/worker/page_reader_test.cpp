#include "worker/service/page_reader.hpp"

#include "base/error.hpp"
#include "support/findings.hpp"
#include "support/pdf_builder.hpp"
#include "unit/worker/memorandum.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace palimpsest::worker {
namespace {

using test::has;
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

PdfPageBuilder long_memorandum() {
  return memorandum().text(72, 660, "No further action is required before the end of the quarter.");
}

TEST(PageReader, TakesAGoodTextLayer) {
  const Page page = read(long_memorandum(), OcrMode::kAuto);
  EXPECT_EQ(page.text_source, TextSource::kEmbedded);
  EXPECT_EQ(page.lines.size(), 3U);
  EXPECT_FALSE(page.fingerprint.empty());
  EXPECT_TRUE(is_readable(page));
}

TEST(PageReader, RecognisesWhenAsked) {
  const Page page = read(long_memorandum(), OcrMode::kAlways);
  EXPECT_EQ(page.text_source, TextSource::kOcr);
  EXPECT_EQ(text_of_page(page), text_of_page(read(long_memorandum(), OcrMode::kNever)));
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
  const Page page = read(long_memorandum()
                             .text(72, 600, "The source is Gustav Larsson of Malmo")
                             .fill({68, 594, 330, 614}),
                         OcrMode::kNever);
  ASSERT_EQ(page.redactions.size(), 1U);
  EXPECT_EQ(page.redactions[0].id, "r1");
  EXPECT_EQ(page.redactions[0].exposed_characters, 31);
  EXPECT_TRUE(has(page, FindingKind::kExposedText));
  EXPECT_EQ(text_of_page(page).find("Larsson"), std::string::npos);
}

TEST(PageReader, ReadsTheCodeBesideABar) {
  const Page page =
      read(long_memorandum().fill({72, 594, 330, 614}).text(340, 600, "\\(b\\)\\(1\\)"),
           OcrMode::kAlways);
  ASSERT_EQ(page.redactions.size(), 1U);
  ASSERT_EQ(page.redactions[0].codes.size(), 1U);
  EXPECT_EQ(page.redactions[0].codes[0].normalized, "(b)(1)");
}

TEST(PageReader, MasksNumbersOfPersons) {
  const auto with_number = [] {
    return long_memorandum().text(72, 600, "Social Security Number 123-45-6789 of the applicant");
  };
  const std::string masked = text_of_page(read(with_number(), OcrMode::kNever));
  EXPECT_NE(masked.find("Number [personal number] of"), std::string::npos) << masked;
  EXPECT_EQ(masked.find("6789"), std::string::npos);
  Engines engines;
  const std::string bytes = PdfBuilder().add(with_number()).bytes();
  PageReader reader(pdf::Document::open(bytes), {OcrMode::kNever, {"eng"}, PersonalNumbers::kShown},
                    engines);
  EXPECT_NE(text_of_page(reader.read_page(1)).find("123-45-6789"), std::string::npos);
}

TEST(PageReader, MasksNumbersInWhatIsReadOfARegion) {
  Engines engines;
  PageReader reader(pdf::Document::open(PdfBuilder()
                                            .add(long_memorandum().text(
                                                72, 600, "His passport No. 512345678 was lost"))
                                            .bytes()),
                    {OcrMode::kNever, {"eng"}}, engines);
  // The number alone, without its label.
  const RegionReading reading =
      reader.read_region(1, {points(160), points(178), points(226), points(197)});
  ASSERT_FALSE(reading.words.empty());
  for (const Word& word : reading.words) EXPECT_EQ(word.text.find("51234"), std::string::npos);
}

TEST(PageReader, TakesASheetAsOneRedactionOfItsPages) {
  const Page page =
      read(PdfPageBuilder().text(200, 400, "Next 54 page(s) denied"), OcrMode::kNever);
  ASSERT_EQ(page.redactions.size(), 1U);
  EXPECT_EQ(page.redactions[0].kind, RedactionKind::kPage);
  EXPECT_EQ(page.redactions[0].pages_withheld, 54);
  EXPECT_EQ(text_of_page(page), "Next 54 page(s) denied\n");
}

TEST(PageReader, TakesAPrintedSubstituteOutOfTheText) {
  const Page page =
      read(long_memorandum().text(72, 600, "He was met by [CIA employee] at the station"),
           OcrMode::kNever);
  ASSERT_EQ(page.redactions.size(), 1U);
  EXPECT_EQ(page.redactions[0].kind, RedactionKind::kSubstitute);
  EXPECT_EQ(page.redactions[0].substitute, "[CIA employee]");
  EXPECT_NE(text_of_page(page).find("He was met by at the station"), std::string::npos);
}

TEST(PageReader, ReadsARangeAsADocumentByItself) {
  const std::string bytes = PdfBuilder()
                                .add(long_memorandum())
                                .add(PdfPageBuilder().text(72, 700, "The second page says this."))
                                .add(long_memorandum())
                                .bytes();
  Engines engines;
  ReadOptions options{OcrMode::kNever, {"eng"}};
  options.pages = PageRange{2, 3};
  PageReader reader(pdf::Document::open(bytes), options, engines);
  EXPECT_EQ(reader.page_count(), 2);
  const Page page = reader.read_page(1);
  EXPECT_EQ(page.number, 1);
  EXPECT_EQ(text_of_page(page), "The second page says this.\n");
  EXPECT_THROW((void)reader.read_page(3), Error);
  options.pages = PageRange{2, 4};
  EXPECT_THROW(PageReader(pdf::Document::open(bytes), options, engines), Error);
}

TEST(PageReader, TakesANumberInAFrameForNoRedaction) {
  const auto framed = [](const std::string& text) {
    return read(long_memorandum().text(60, 765, text).outline({54, 758, 170, 782}),
                OcrMode::kAlways);
  };
  const Page numbered = framed("104-10004-10156");
  EXPECT_TRUE(numbered.redactions.empty());
  ASSERT_EQ(numbered.identifiers.size(), 1u);
  EXPECT_EQ(numbered.identifiers[0].text, "104-10004-10156");
  EXPECT_FALSE(framed("").redactions.empty());
}

TEST(PageReader, ReadsTheFieldsOfAForm) {
  PdfPageBuilder form;
  double y = 700;
  for (const char* line : {"AGENCY : CIA", "RECORD NUMBER : 104-10004-10156", "RECORD SERIES : JFK",
                           "ORIGINATOR : CIA", "TITLE : A VISIT", "CURRENT STATUS : OPEN"}) {
    form.text(72, y -= 20, line);
  }
  const Page page = read(form, OcrMode::kAlways);
  ASSERT_TRUE(page.form.has_value());
  EXPECT_EQ(page.form->fields.size(), 6u);
  ASSERT_FALSE(page.identifiers.empty());
  EXPECT_EQ(page.identifiers[0].witness, IdWitness::kFormField);
}

TEST(PageReader, SaysWhichNumbersStandOnAPage) {
  const Page page = read(long_memorandum()
                             .text(72, 770, "124-10180-10295")
                             .text(72, 20, "NW 50955 DocId:32174879 Page 1"),
                         OcrMode::kNever);
  std::string found;
  for (const Identifier& each : page.identifiers) {
    found += each.system + " " + each.text + " " + std::string(name_of(each.witness)) + "\n";
  }
  EXPECT_EQ(found, "rif 124-10180-10295 edge\ndocid 32174879 footer\nnara NW-50955 footer\n");
}

PageReading look_at(const PdfPageBuilder& source) {
  Engines engines;
  PageReader reader(pdf::Document::open(PdfBuilder().add(source).bytes()),
                    {OcrMode::kAlways, {"eng"}}, engines);
  return reader.read_page(1, ReadingDepth::kLook);
}

TEST(PageReader, LooksAtAPageOfTextWithoutRecognisingIt) {
  PdfPageBuilder page;
  for (int line = 0; line < 10; ++line) {
    page.text(72, 700 - 20 * line, "The committee met on Tuesday morning in the old library");
  }
  const PageReading reading = look_at(page.fill({72, 300, 300, 320}));
  EXPECT_EQ(reading.depth, ReadingDepth::kLook);
  EXPECT_TRUE(reading.page.lines.empty());
  EXPECT_EQ(reading.page.redactions.size(), 1U);
}

TEST(PageReader, ReadsAPageOfFewWordsAtOnce) {
  const PageReading reading = look_at(long_memorandum());
  EXPECT_EQ(reading.depth, ReadingDepth::kWhole);
  EXPECT_NE(text_of_page(reading.page).find("committee"), std::string::npos);
}

PdfPageBuilder report() {
  PdfPageBuilder page;
  for (int line = 0; line < 10; ++line) {
    page.text(72, 700 - 20 * line, "The committee met on Tuesday morning in the old library");
  }
  return page;
}

TEST(PageReader, ReadsAPageOfLettersAloneAsAnyOther) {
  const Page plain = read(report(), OcrMode::kAuto);
  // An empty frame far from the text makes it a page that is looked at as closely as any.
  const Page other = read(report().outline({300, 100, 303, 103}), OcrMode::kAuto);
  EXPECT_EQ(plain.lines, other.lines);
  EXPECT_EQ(plain.text_source, other.text_source);
  EXPECT_EQ(plain.redactions, other.redactions);
  EXPECT_EQ(plain.findings, other.findings);
  EXPECT_FALSE(plain.fingerprint.empty());
}

TEST(PageReader, FindsABarThatIsMadeOfLetters) {
  const Page page = read(report().text(100, 200, "------------------", 90), OcrMode::kAuto);
  ASSERT_FALSE(page.redactions.empty()) << "as many as letters, which do not quite touch";
  EXPECT_EQ(page.redactions[0].kind, RedactionKind::kSolid);
}

TEST(PageReader, FindsWhiteWordsOnAPageOfLettersAlone) {
  const Page page = read(
      report().raw("1 g\n").text(72, 300, "Gustav Larsson of Malmo").raw("0 g\n"), OcrMode::kAuto);
  EXPECT_TRUE(has(page, FindingKind::kExposedText));
  EXPECT_EQ(text_of_page(page).find("Larsson"), std::string::npos);
}

TEST(PageReader, ReadsARegionOfAPageOfLettersAtFullResolution) {
  Engines engines;
  PageReader reader(pdf::Document::open(PdfBuilder().add(report()).bytes()),
                    {OcrMode::kAuto, {"eng"}}, engines);
  (void)reader.read_page(1);
  const Region line{points(60), points(75), points(500), points(100)};
  const std::vector<Word> after = reader.read_region(1, line).words;
  PageReader fresh(pdf::Document::open(PdfBuilder().add(report()).bytes()),
                   {OcrMode::kAuto, {"eng"}}, engines);
  EXPECT_FALSE(after.empty());
  EXPECT_EQ(after, fresh.read_region(1, line).words);
}

}  // namespace
}  // namespace palimpsest::worker
