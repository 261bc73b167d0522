#include "page/readable_text.hpp"

#include <gtest/gtest.h>

namespace palimpsest::page {
namespace {

Word word(const std::string& text, double left, double top) {
  return {text,
          {points(left), points(top), points(left + 6.0 * static_cast<double>(text.size())),
           points(top + 12)},
          90};
}

Redaction bar(double left, double top, double right, double bottom, int characters) {
  Redaction redaction;
  redaction.region = {points(left), points(top), points(right), points(bottom)};
  redaction.characters = characters;
  return redaction;
}

TEST(ReadableText, SaysAWithheldPlaceBetweenItsWords) {
  Page page;
  page.lines = {{word("The", 72, 100), word("denied", 200, 100)}, {word("below", 72, 130)}};
  page.redactions = {bar(100, 98, 190, 114, 10)};
  page.redactions[0].codes = {{"(b)(1)", "(b)(1)", "foia", CodePlace::kInside, 1}};
  EXPECT_EQ(readable_text(page), "The [about ½ line withheld, (b)(1)] denied\nbelow\n");
}

TEST(ReadableText, GivesAWithheldParagraphItsOwnLine) {
  Page page;
  page.lines = {{word("above", 72, 100)}, {word("below", 72, 300)}};
  page.redactions = {bar(72, 120, 500, 280, 1000)};
  EXPECT_EQ(readable_text(page), "above\n[about 50 lines withheld]\nbelow\n");
}

TEST(WithheldNote, RoundsToHalfLines) {
  EXPECT_EQ(withheld_note(bar(0, 0, 1, 1, 90), 60), "[about 1½ lines withheld]");
  EXPECT_EQ(withheld_note(bar(0, 0, 1, 1, 3), 60), "[about ½ line withheld]");
}

TEST(WithheldNote, NamesAWholePage) {
  Redaction page = bar(0, 0, 612, 792, 3000);
  page.kind = RedactionKind::kPage;
  EXPECT_EQ(withheld_note(page, 60), "[page withheld]");
}

TEST(WithheldNote, CountsThePagesOfASheetAndSaysWhy) {
  Redaction sheet = bar(0, 0, 612, 792, 0);
  sheet.kind = RedactionKind::kPage;
  sheet.pages_withheld = 54;
  sheet.codes = {{"b6", "b6", "foia", CodePlace::kInside, 1}};
  sheet.reasons = {{"b6", 50}, {"outside_scope", 4}};
  EXPECT_EQ(withheld_note(sheet, 60), "[54 pages withheld, b6, outside scope]");
}

TEST(ReadableText, ShowsThePrintedSubstituteInItsPlace) {
  Page page;
  page.lines = {{word("met", 72, 100), word("there", 200, 100)}};
  page.redactions = {bar(100, 98, 190, 114, 0)};
  page.redactions[0].kind = RedactionKind::kSubstitute;
  page.redactions[0].substitute = "[CIA employee]";
  EXPECT_EQ(readable_text(page), "met [CIA employee] there\n");
}

TEST(ReadableText, OfABlankPageIsNoEmptyFile) { EXPECT_EQ(readable_text(Page{}), "[no text]\n"); }

}  // namespace
}  // namespace palimpsest::page
