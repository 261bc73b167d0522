#include "worker/service/exposed_text.hpp"

#include "support/pdf_builder.hpp"
#include "unit/worker/memorandum.hpp"
#include "worker/service/page_reader.hpp"

#include <string>

#include <gtest/gtest.h>

namespace palimpsest::worker {
namespace {

using test::PdfBuilder;
using test::PdfPageBuilder;

constexpr test::PdfBox kBarOverSecret{68, 594, 330, 614};
const std::string kSecret = "The source is Gustav Larsson of Malmo";

PdfPageBuilder secret_memorandum(int mode = 0) {
  return memorandum().text(72, 600, kSecret, 12, mode);
}

struct Outcome {
  Page page;
  std::vector<ExposedText> exposed;
};

Outcome outcome_of(const std::string& bytes) {
  static Engines engines;
  PageReader reader(pdf::Document::open(bytes), {OcrMode::kNever, {"eng"}}, engines);
  Outcome outcome{reader.read_page(1), {}};
  outcome.exposed = reader.read_exposed(1);
  return outcome;
}

Outcome outcome_of(const PdfPageBuilder& page) {
  return outcome_of(PdfBuilder().add(page).bytes());
}

std::string words_and_findings_of(const Page& page) {
  std::string text;
  for (const Line& line : page.lines) text += text_of(line) + "\n";
  for (const Finding& finding : page.findings) text += finding.message + "\n";
  return text;
}

void expect_exposed(const Outcome& outcome, ExposureBasis basis) {
  ASSERT_EQ(outcome.exposed.size(), 1U) << words_and_findings_of(outcome.page);
  EXPECT_EQ(outcome.exposed[0].basis, basis) << name_of(outcome.exposed[0].basis);
  EXPECT_EQ(outcome.exposed[0].words, kSecret);
  EXPECT_EQ(outcome.exposed[0].characters, 31);
  EXPECT_EQ(words_and_findings_of(outcome.page).find("Larsson"), std::string::npos);
  EXPECT_NE(words_and_findings_of(outcome.page).find("31 characters"), std::string::npos);
}

void expect_nothing(const Outcome& outcome) {
  EXPECT_TRUE(outcome.exposed.empty()) << outcome.exposed[0].words;
  for (const Redaction& redaction : outcome.page.redactions) {
    EXPECT_FALSE(redaction.exposed_characters);
  }
}

TEST(ExposedText, IsFoundBelowABar) {
  const Outcome outcome = outcome_of(secret_memorandum().fill(kBarOverSecret));
  expect_exposed(outcome, ExposureBasis::kCoveredByShape);
  ASSERT_EQ(outcome.page.redactions.size(), 1U);
  EXPECT_EQ(outcome.page.redactions[0].exposed_characters, 31);
}

TEST(ExposedText, IsFoundInBlackOnABar) {
  expect_exposed(outcome_of(memorandum().fill(kBarOverSecret).text(72, 600, kSecret)),
                 ExposureBasis::kColorOfGround);
}

TEST(ExposedText, IsFoundBehindAnImage) {
  expect_exposed(outcome_of(secret_memorandum().image(kBarOverSecret, 1, 1, std::string(1, '\0'))),
                 ExposureBasis::kCoveredByImage);
}

TEST(ExposedText, IsFoundWhiteOnWhite) {
  expect_exposed(outcome_of(memorandum().raw("1 g\n").text(72, 600, kSecret).raw("0 g\n")),
                 ExposureBasis::kColorOfGround);
}

TEST(ExposedText, IsFoundBelowAWhiteBox) {
  expect_exposed(outcome_of(secret_memorandum().fill(kBarOverSecret, 1)),
                 ExposureBasis::kCoveredByShape);
}

TEST(ExposedText, IsFoundInvisibleOnABar) {
  expect_exposed(outcome_of(secret_memorandum(3).fill(kBarOverSecret)), ExposureBasis::kInvisible);
}

TEST(ExposedText, IsFoundBelowAThickLine) {
  expect_exposed(outcome_of(secret_memorandum().raw("20 w 68 604 m 330 604 l S\n")),
                 ExposureBasis::kCoveredByShape);
}

class TurnedPage : public testing::TestWithParam<int> {};
INSTANTIATE_TEST_SUITE_P(EveryTurn, TurnedPage, testing::Values(90, 180, 270));

TEST_P(TurnedPage, ExposesTextBelowABar) {
  expect_exposed(outcome_of(secret_memorandum().fill(kBarOverSecret).rotate(GetParam())),
                 ExposureBasis::kCoveredByShape);
}

TEST(ExposedText, IsFoundOutsideThePage) {
  expect_exposed(outcome_of(memorandum().crop({0, 0, 612, 750}).text(72, 770, kSecret)),
                 ExposureBasis::kOutsidePage);
}

TEST(ExposedText, IsFoundMarkedForRemoval) {
  expect_exposed(outcome_of(secret_memorandum().annotation(
                     "/Subtype /Redact /Rect [68 594 330 614] /QuadPoints "
                     "[68 614 330 614 68 594 330 594]")),
                 ExposureBasis::kMarkedForRemoval);
}

TEST(ExposedText, IsFoundBelowAnOpaqueAnnotation) {
  expect_exposed(outcome_of(secret_memorandum().annotation(
                     "/Subtype /Square /Rect [68 594 330 614] /IC [0 0 0] /C [0 0 0] /F 4")),
                 ExposureBasis::kCoveredByAnnotation);
}

TEST(ExposedText, IsNoneBelowAHighlight) {
  expect_nothing(outcome_of(secret_memorandum().annotation(
      "/Subtype /Highlight /Rect [68 594 330 614] /C [1 1 0] /F 4 /QuadPoints "
      "[68 614 330 614 68 594 330 594]")));
}

TEST(ExposedText, IsFoundOnALayerThatIsOff) {
  PdfPageBuilder page = memorandum();
  page.resources("/Properties << /MC0 6 0 R >>").raw("/OC /MC0 BDC\n");
  page.text(72, 600, kSecret).raw("EMC\n");
  const auto with_state = [&](const std::string& state) {
    return PdfBuilder()
        .add(page)
        .catalog("/OCProperties << /OCGs [6 0 R] /D << /" + state + " [6 0 R] >> >>")
        .object("<< /Type /OCG /Name (Names) >>")
        .bytes();
  };
  expect_exposed(outcome_of(with_state("OFF")), ExposureBasis::kHiddenLayer);
  EXPECT_TRUE(outcome_of(with_state("ON")).exposed.empty());
}

TEST(ExposedText, IsFoundInAScanThatWasRecognisedBeforeItsRedaction) {
  std::string pixels(612UL * 792UL, '\xff');
  for (std::size_t y = 178; y < 198; ++y) pixels.replace(y * 612 + 68, 262, 262, '\x05');
  expect_exposed(
      outcome_of(
          PdfPageBuilder().image({0, 0, 612, 792}, 612, 792, pixels).text(72, 600, kSecret, 12, 3)),
      ExposureBasis::kRecognitionLayer);
}

TEST(ExposedText, IsNoJunkThatWasRecognisedOverABar) {
  std::string pixels(612UL * 792UL, '\xff');
  for (std::size_t y = 178; y < 198; ++y) pixels.replace(y * 612 + 68, 262, 262, '\x05');
  expect_nothing(outcome_of(PdfPageBuilder()
                                .image({0, 0, 612, 792}, 612, 792, pixels)
                                .text(72, 600, "|}~; [_= ^^Bq wqx~ zz|", 12, 3)));
}

TEST(ExposedText, IsNoLabelThatCanBeReadOnABox) {
  expect_nothing(outcome_of(
      memorandum().fill(kBarOverSecret).raw("1 g\n").text(150, 600, "National Security")));
  expect_nothing(
      outcome_of(memorandum().fill(kBarOverSecret, 0.7).text(150, 600, "Withheld in full")));
}

TEST(ExposedText, IsNoFiller) {
  expect_nothing(
      outcome_of(memorandum().text(72, 600, "xxxxxxx xxxxx ------ XXXX").fill(kBarOverSecret)));
}

TEST(ExposedText, IsNoneOnACleanPage) {
  expect_nothing(outcome_of(memorandum().fill({68, 590, 330, 592}).text(72, 600, kSecret)));
}

TEST(ExposedText, ReachesTheEndOfABarWithinAWord) {
  const Outcome outcome = outcome_of(
      memorandum().text(72, 600, "Source: Larssonberg, of Malmo").fill({113, 594, 181, 614}));
  ASSERT_EQ(outcome.exposed.size(), 1U);
  EXPECT_GE(outcome.exposed[0].characters, 9);
  EXPECT_EQ(words_and_findings_of(outcome.page).find("Larss"), std::string::npos);
}

TEST(ExposedFindings, SayWhyInFixedWords) {
  const auto findings =
      exposed_findings({{ExposureBasis::kAttachment, {}, {}, 12, "Gustav Larsson"}});
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].message, "the file still carries 12 characters in an attached file");
}

}  // namespace
}  // namespace palimpsest::worker
