#include "redact/attach_codes.hpp"

#include "redact/blank/blank_places.hpp"

#include <gmock/gmock.h>

namespace palimpsest::redact {
namespace {

const Size kPage{points(612), points(792)};

Region region(double left, double top, double right, double bottom) {
  return {points(left), points(top), points(right), points(bottom)};
}

Redaction redaction_at(const Region& where) {
  Redaction redaction;
  redaction.region = where;
  return redaction;
}

CodeReading reading(const std::string& code, const Region& where) {
  return {{code, code, "foia", CodePlace::kInside, 0.9}, where};
}

TEST(AttachCodes, GivesABoxTheCodeInsideIt) {
  const auto result = attach_codes({redaction_at(region(100, 200, 300, 220))},
                                   {reading("(b)(1)", region(110, 205, 140, 215))}, kPage);
  ASSERT_EQ(result[0].codes.size(), 1U);
  EXPECT_EQ(result[0].codes[0].where, CodePlace::kInside);
}

TEST(AttachCodes, GivesABarTheCodeInTheMarginOfItsLine) {
  const auto result = attach_codes(
      {redaction_at(region(100, 200, 300, 212)), redaction_at(region(100, 260, 300, 272))},
      {reading("b6", region(560, 261, 575, 270))}, kPage);
  EXPECT_TRUE(result[0].codes.empty());
  ASSERT_EQ(result[1].codes.size(), 1U);
  EXPECT_EQ(result[1].codes[0].where, CodePlace::kMargin);
}

TEST(AttachCodes, GivesACodeBetweenTwoLinesToTheOneThatItStandsOn) {
  const auto result =
      attach_codes({redaction_at(region(450, 86, 535, 98)), redaction_at(region(67, 98, 558, 112))},
                   {reading("50X1", region(576, 89, 604, 98))}, kPage);
  EXPECT_EQ(result[0].codes.size(), 1U);
  EXPECT_TRUE(result[1].codes.empty());
}

TEST(AttachCodes, GivesACodeBesideNothingToWhatBeginsBelowIt) {
  const CodeReading code = reading("50X1", region(567, 351, 593, 360));
  const auto result = attach_codes(
      {redaction_at(region(72, 386, 565, 432)), redaction_at(region(72, 450, 565, 470))}, {code},
      kPage);
  EXPECT_EQ(result[0].codes.size(), 1U);
  EXPECT_TRUE(result[1].codes.empty());
  EXPECT_TRUE(
      attach_codes({redaction_at(region(72, 410, 565, 432))}, {code}, kPage)[0].codes.empty());
  EXPECT_TRUE(
      attach_codes({redaction_at(region(72, 300, 565, 325))}, {code}, kPage)[0].codes.empty());
}

std::vector<CodeReading> column(const std::vector<std::string>& codes, double top) {
  std::vector<CodeReading> readings;
  for (const std::string& code : codes) {
    readings.push_back(reading(code, region(540, top, 565, top + 9)));
    top += 14;
  }
  return readings;
}

TEST(AttachCodes, GivesAColumnOfMoreCodesThanLinesToAllOfThem) {
  const auto result = attach_codes(
      {redaction_at(region(180, 481, 520, 497)), redaction_at(region(100, 497, 130, 512)),
       redaction_at(region(100, 584, 213, 600)), redaction_at(region(100, 455, 213, 470))},
      column({"b1-1", "b3-1", "b6-2", "b7A-1", "b7E-1"}, 477), kPage);
  EXPECT_EQ(result[0].codes.size(), 5U);
  EXPECT_EQ(result[1].codes.size(), 5U);
  EXPECT_TRUE(result[2].codes.empty());
  EXPECT_EQ(result[3].codes.size(), 5U);  // the column begins a little below
}

TEST(AttachCodes, GivesEachLineItsOwnCodeWhereAColumnHasOneForEach) {
  const auto result = attach_codes(
      {redaction_at(region(180, 476, 520, 487)), redaction_at(region(100, 490, 430, 501))},
      column({"(b)(1)", "b6"}, 477), kPage);
  ASSERT_EQ(result[0].codes.size(), 1U);
  ASSERT_EQ(result[1].codes.size(), 1U);
  EXPECT_EQ(result[0].codes[0].raw, "(b)(1)");
  EXPECT_EQ(result[1].codes[0].raw, "b6");
}

TEST(AttachCodes, DropsACodeThatIsNearNoRedaction) {
  const auto result = attach_codes({redaction_at(region(100, 200, 300, 212))},
                                   {reading("(b)(1)", region(200, 500, 230, 510))}, kPage);
  EXPECT_TRUE(result[0].codes.empty());
}

TEST(AttachCodes, KeepsACodeOnce) {
  const auto result = attach_codes({redaction_at(region(100, 200, 300, 240))},
                                   {reading("(b)(1)", region(110, 205, 140, 215)),
                                    reading("(b)(1)", region(110, 225, 140, 235))},
                                   kPage);
  EXPECT_EQ(result[0].codes.size(), 1U);
}

TEST(HeaderCodes, AreAColumnThatBeginsAboveTheRedactionsOfThePage) {
  const std::vector<Redaction> redactions = {redaction_at(region(380, 130, 500, 146))};
  const CodeReading first = reading("3.3(h)(2)", region(510, 84, 550, 94));
  const CodeReading second = reading("3.5(c)", region(515, 106, 545, 116));
  EXPECT_EQ(header_codes(redactions, {second, first}, kPage).size(), 2U);
  EXPECT_TRUE(header_codes(redactions, {second}, kPage).empty());
}

TEST(HeaderCodes, AreNoColumnOfOneCodeThatWasReadTwice) {
  EXPECT_TRUE(header_codes({},
                           {reading("b1", region(530, 100, 550, 110)),
                            reading("b7", region(531, 101, 550, 111))},
                           kPage)
                  .empty());
}

TEST(HeaderCodes, AreNoColumnWhereMoreCodesStandBelow) {
  const std::vector<Redaction> redactions = {redaction_at(region(380, 130, 500, 146))};
  EXPECT_TRUE(header_codes(redactions,
                           {reading("b1", region(530, 84, 550, 94)),
                            reading("b3-1", region(530, 96, 550, 106)),
                            reading("b7A", region(530, 300, 550, 310))},
                           kPage)
                  .empty());
}

TEST(HeaderCodes, AreNoColumnBesideTheFirstRedaction) {
  const std::vector<Redaction> redactions = {redaction_at(region(100, 100, 500, 116))};
  EXPECT_TRUE(header_codes(redactions,
                           {reading("b1", region(510, 102, 520, 110)),
                            reading("b3-1", region(510, 114, 530, 122)),
                            reading("b7A", region(510, 126, 530, 134))},
                           kPage)
                  .empty());
}

TEST(WithDoubtfulCodes, GivesThemToABlankThatAMarkProvesAndToNothingElse) {
  Redaction blank = redaction_at(region(100, 200, 300, 214));
  blank.evidence = {"gap in a line of text", kMarkEvidence};
  Redaction bar = redaction_at(region(100, 400, 300, 414));
  bar.evidence = {"solid_fill", "blank_inside"};
  const auto result = with_doubtful_codes(
      {blank, bar},
      {reading("(b)(3)", region(302, 202, 330, 212)), reading("B6", region(302, 402, 320, 412))},
      kPage);
  ASSERT_EQ(result[0].codes.size(), 1U);
  EXPECT_EQ(result[0].codes[0].where, CodePlace::kMargin);
  EXPECT_TRUE(result[1].codes.empty());
}

std::vector<Redaction> given_header_codes(const std::vector<Redaction>& redactions,
                                          const std::vector<CodeReading>& readings,
                                          const Size& page) {
  return with_header_codes(redactions, header_codes(redactions, readings, page));
}

TEST(WithHeaderCodes, GivesThemToWhatHasNoneOfItsOwn) {
  Redaction own = redaction_at(region(100, 300, 300, 320));
  own.codes = {{"b6", "b6", "foia", CodePlace::kInside, 0.9}};
  const auto result = given_header_codes(
      {redaction_at(region(100, 200, 300, 220)), own},
      {reading("B1", region(300, 20, 310, 30)), reading("1.4(b)", region(315, 20, 340, 30))},
      kPage);
  ASSERT_EQ(result[0].codes.size(), 2U);
  EXPECT_EQ(result[0].codes[1].where, CodePlace::kPageHeader);
  EXPECT_EQ(result[1].codes.size(), 1U);
}

TEST(WithHeaderCodes, DoubtsAShortCodeThatStandsAlone) {
  CodeReading doubtful = reading("B2", region(300, 20, 310, 30));
  doubtful.code.confidence = 0.71;
  const auto result =
      given_header_codes({redaction_at(region(100, 200, 300, 220))}, {doubtful}, kPage);
  EXPECT_TRUE(result[0].codes.empty());
}

TEST(WithHeaderCodes, LeavesTheTextOfThePageAlone) {
  const auto result = given_header_codes({redaction_at(region(100, 200, 300, 220))},
                                         {reading("1.4(b)", region(200, 500, 230, 510))}, kPage);
  EXPECT_TRUE(result[0].codes.empty());
}

}  // namespace
}  // namespace palimpsest::redact
