#include "report/html/inspection_html.hpp"

#include "report/html/document.hpp"
#include "report/html/markup.hpp"

#include <regex>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace palimpsest::report {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* kScriptAttack = "<script>alert('\"&')</script>";

Redaction bar() {
  Redaction redaction;
  redaction.id = "r1";
  redaction.region = {points(72), points(100), points(300), points(112.5)};
  redaction.codes = {{"b1", "(b)(1)", "foia", CodePlace::kInside, 0.9}};
  redaction.lines = 2;
  redaction.characters = 120;
  redaction.confidence = 0.97;
  redaction.evidence = {"solid_bar"};
  return redaction;
}

Page page(int number, std::vector<Redaction> redactions) {
  Page page;
  page.number = number;
  page.size = {points(612), points(792)};
  page.redactions = std::move(redactions);
  return page;
}

Inspection inspection(std::vector<Page> pages) {
  Inspection inspection{"in/memo.pdf", sha256_of("bytes"), std::move(pages), {}, {}, {}};
  for (std::size_t i = 0; i < inspection.pages.size(); ++i)
    inspection.pictures.emplace_back(Picture{PictureFormat::kPng, 850, 1100, "pixels"});
  return inspection;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++found;
  return found;
}

TEST(InspectionHtml, TellsWhatIsKnownOfARedaction) {
  const std::string text = inspection_html({inspection({page(1, {bar()})})});
  for (const char* part : {"memo.pdf", "(b)(1)", "about 120 characters on 2 lines", "97 %",
                           "solid bar", "1 page, 1 redaction on 1 of them"})
    EXPECT_THAT(text, HasSubstr(part));
  EXPECT_THAT(text, HasSubstr(sha256_of("bytes").hex()));
  EXPECT_THAT(text, Not(HasSubstr("in/memo.pdf")));
}

TEST(InspectionHtml, DrawsRegionsOverThePictureByTheirOutline) {
  Redaction cut = bar();
  cut.outline =
      Outline{{points(72), points(100)}, {points(300), points(100)}, {points(72), points(112.5)}};
  const std::string text = inspection_html({inspection({page(1, {bar(), cut})})});
  EXPECT_THAT(text, HasSubstr("viewBox=\"0 0 612 792\""));
  EXPECT_THAT(text, HasSubstr("href=\"data:image/png;base64,cGl4ZWxz\""));
  EXPECT_THAT(text, HasSubstr("points=\"72,100 300,100 300,112.5 72,112.5\""));
  EXPECT_THAT(text, HasSubstr("points=\"72,100 300,100 72,112.5\""));
}

TEST(InspectionHtml, LeadsFromRegionsToCardsAndBack) {
  const std::string text =
      inspection_html({inspection({page(1, {bar()}), page(2, {bar(), bar()})})});
  const std::regex link("href=\"#([^\"]+)\"");
  for (auto at = std::sregex_iterator(text.begin(), text.end(), link); at != std::sregex_iterator();
       ++at)
    EXPECT_EQ(count(text, "id=\"" + (*at)[1].str() + "\""), 1U) << (*at)[1];
  EXPECT_EQ(count(text, "class=\"area "), 3U);
}

TEST(InspectionHtml, AsksNothingOfTheNetworkAndRunsNoScript) {
  const std::string text = inspection_html({inspection({page(1, {bar()})})});
  EXPECT_THAT(text, HasSubstr("default-src 'none'; img-src data:; style-src 'sha256-"));
  for (const char* part :
       {"http:", "https:", "<script", "script-src", " style=", "unsafe", "@import", "url("})
    EXPECT_THAT(text, Not(HasSubstr(part)));
}

TEST(InspectionHtml, EscapesEveryText) {
  Redaction odd = bar();
  odd.id = odd.codes[0].raw = odd.codes[0].normalized = odd.codes[0].system = odd.evidence[0] =
      kScriptAttack;
  Page hostile = page(1, {odd});
  hostile.findings.push_back({FindingKind::kLowConfidence, kScriptAttack, 1, std::nullopt, 0});
  hostile.findings.push_back({FindingKind::kLibraryMessage, kScriptAttack, 1, std::nullopt, 0});
  Inspection seen = inspection({hostile});
  seen.file = std::string("in\n") + kScriptAttack;
  seen.document = kScriptAttack;
  seen.identifiers = {
      {IdentifierKind::kDocument, kScriptAttack, kScriptAttack, kScriptAttack, {}, {}, {}, 1}};
  seen.findings = {{FindingKind::kDamagedObject, kScriptAttack, std::nullopt, std::nullopt, 0}};
  const std::string text = inspection_html({seen});
  EXPECT_THAT(text, Not(HasSubstr("<script")));
  EXPECT_THAT(text, Not(HasSubstr("'\"&'")));
  EXPECT_GT(count(text, "&lt;script&gt;alert(&#39;&quot;&amp;&#39;)"), 5U);
}

TEST(InspectionHtml, SaysWhatCouldNotBeRead) {
  Page lost = page(2, {});
  lost.findings.push_back(
      {FindingKind::kPageNotRendered, "page 2 was not read", 2, std::nullopt, 0});
  Inspection seen = inspection({page(1, {}), lost});
  seen.pictures[1] = std::nullopt;
  const std::string text = inspection_html({seen});
  EXPECT_THAT(text, HasSubstr("1 page could not be read"));
  EXPECT_THAT(text, HasSubstr("This page could not be drawn."));
  EXPECT_EQ(count(text, "No redaction found on this page."), 1U);
}

TEST(InspectionHtml, HoldsNoWordThatIsWithheld) {
  Inspection seen = inspection({page(1, {bar()})});
  seen.exposed = {{ExposureBasis::kCoveredByShape, 1, std::nullopt, 10, "Zanzibarra"}};
  seen.pages[0].redactions[0].exposed_characters = 10;
  const std::string text = inspection_html({seen});
  EXPECT_THAT(text, Not(HasSubstr("Zanzibarra")));
  EXPECT_THAT(text, HasSubstr("still carries 10 characters"));
}

TEST(Markup, WritesBase64) {
  EXPECT_EQ(html::base64(""), "");
  EXPECT_EQ(html::base64("f"), "Zg==");
  EXPECT_EQ(html::base64("fo"), "Zm8=");
  EXPECT_EQ(html::base64("foo"), "Zm9v");
  EXPECT_EQ(html::base64("\xff\xfe\xfd\xfc"), "//79/A==");
}

TEST(Markup, WritesLengths) {
  EXPECT_EQ(html::length_text({1234}), "12.34");
  EXPECT_EQ(html::length_text({1250}), "12.5");
  EXPECT_EQ(html::length_text({1205}), "12.05");
  EXPECT_EQ(html::length_text({-50}), "-0.5");
  EXPECT_EQ(html::length_text({600}), "6");
}

TEST(Document, NamesItsStyleAndScriptByTheirDigests) {
  const std::string text = html::document_text({"a & b", "p{}", "go()", "<p>body</p>"});
  // echo -n 'go()' | openssl dgst -sha256 -binary | base64
  EXPECT_THAT(text, HasSubstr("script-src 'sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw='"));
  EXPECT_THAT(text, HasSubstr("<title>a &amp; b</title>"));
}

}  // namespace
}  // namespace palimpsest::report
