#include "archive/edit/edited_pages.hpp"

#include "archive/edit/fields.hpp"
#include "archive/edit/inverse.hpp"
#include "base/error.hpp"
#include "support/letter.hpp"
#include "unit/archive/sample_document.hpp"

#include <gtest/gtest.h>

namespace palimpsest::archive {
namespace {

using test::region_of;

const PersonMark kBob{"Bob", Instant{1700000060}};

std::vector<Page> read_pages() {
  Page page;
  page.number = 1;
  Redaction bar;
  bar.id = "r1";
  bar.region = region_of(72, 100, 300, 112);
  bar.kind = RedactionKind::kSolid;
  page.redactions = {bar};
  return {page};
}

PersonValue said(const std::string& redaction, const std::string& field, const std::string& value,
                 const std::optional<Region>& place = region_of(72, 100, 300, 112)) {
  return {1, redaction, field, value, place, kAda};
}

RevisionEdits edits_of(std::vector<PersonValue> values) { return {{}, std::move(values)}; }

TEST(EditedPages, HaveThePersonsKindCodesAndRegion) {
  const auto pages = with_person_values(
      read_pages(), edits_of({said("r1", "codes", "(b)(1), 1.4(c)"), said("r1", "kind", "blank"),
                              said("r1", "region", "70,99,301,113")}));
  const Redaction& redaction = pages.front().redactions.front();
  EXPECT_EQ(redaction.kind, RedactionKind::kBlank);
  EXPECT_EQ(redaction.region, region_of(70, 99, 301, 113));
  ASSERT_EQ(redaction.codes.size(), 2U);
  EXPECT_EQ(redaction.codes.front().normalized, "(b)(1)");
  EXPECT_EQ(redaction.evidence, std::vector<std::string>{"said_by_person"});
}

TEST(EditedPages, FindARedactionByItsPlaceWhereItBearsAnotherIdNow) {
  std::vector<Page> pages = read_pages();
  Redaction other = pages.front().redactions.front();
  other.region = region_of(72, 300, 300, 312);
  pages.front().redactions.front().id = "r2";
  pages.front().redactions.insert(pages.front().redactions.begin(), other);
  pages = with_person_values(std::move(pages), edits_of({said("r1", "codes", "(b)(1)")}));
  EXPECT_TRUE(pages.front().redactions[0].codes.empty());
  EXPECT_EQ(pages.front().redactions[1].codes.size(), 1U);
}

TEST(EditedPages, LackWhatIsNoRedactionAndHoldWhatAPersonAdded) {
  const Region place = region_of(72, 400, 200, 412);
  const auto pages = with_person_values(
      read_pages(),
      edits_of({said("p1", "kind", "solid", place), said("p1", "region", "72,400,200,412", place),
                said("r1", "kind", "none")}));
  ASSERT_EQ(pages.front().redactions.size(), 1U);
  EXPECT_EQ(pages.front().redactions.front().id, "p1");
  EXPECT_EQ(pages.front().redactions.front().region, place);
}

TEST(EditedPages, KeepTheIdThatAPersonGaveWhereALaterReadingFindsThePlace) {
  const Region place = region_of(72, 100, 300, 112);
  const auto pages =
      with_person_values(read_pages(), edits_of({said("p1", "region", "72,100,300,112", place)}));
  ASSERT_EQ(pages.front().redactions.size(), 1U);
  EXPECT_EQ(pages.front().redactions.front().id, "p1");
}

TEST(EditedPages, HoldWhatAPersonConfirmedWhereALaterReadingLosesIt) {
  std::vector<Page> read = read_pages();
  read.front().redactions.clear();
  const auto pages = with_person_values(std::move(read), edits_of({said("r1", "codes", "(b)(1)")}));
  ASSERT_EQ(pages.front().redactions.size(), 1U);
  EXPECT_EQ(pages.front().redactions.front().id, "r1");
  EXPECT_EQ(pages.front().redactions.front().region, region_of(72, 100, 300, 112));
}

TEST(EditFields, TakeTheFormsThatTheySayAndNoOthers) {
  const Field& date = *find_field(EditLevel::kDocument, "date");
  EXPECT_EQ(values_in(date, " 1963-11~ "), std::vector<std::string>{"1963-11~"});
  EXPECT_TRUE(values_in(date, "").empty());
  EXPECT_THROW((void)values_in(date, "in May"), Error);
  const Field& people = *find_field(EditLevel::kDocument, "people");
  EXPECT_EQ(values_in(people, "Hoover; ; Tolson"), (std::vector<std::string>{"Hoover", "Tolson"}));
  const Field& region = *find_field(EditLevel::kRedaction, "region");
  EXPECT_EQ(values_in(region, "72, 100.50,300,112"), std::vector<std::string>{"72,100.5,300,112"});
  for (const char* text : {"1,2,3", "1,2,3,x", "5,5,5,9", "nan,1,2,3", "1e9,1,2e9,3"}) {
    EXPECT_THROW((void)values_in(region, text), Error) << text;
  }
  const Field& codes = *find_field(EditLevel::kRedaction, "codes");
  EXPECT_THROW((void)values_in(codes, "secret"), Error);
  EXPECT_EQ(find_field(EditLevel::kPage, "title"), nullptr);
}

Document titled(const std::vector<std::pair<std::string, PersonMark>>& titles) {
  Document document{DocumentId("memo-4"), {}};
  for (const auto& [title, mark] : titles) {
    (void)add_fact(document, {"title", title, {}, {"person", {}, "", {}, {}, mark}});
  }
  return document;
}

TEST(TakenBack, LeavesWhatOthersSaidSince) {
  Document present = titled({{"A", kAda}});
  (void)add_fact(present, {"box", "7", {}, {"person", {}, "", {}, {}, kBob}});
  const auto left = taken_back(titled({}), titled({{"A", kAda}}), present);
  ASSERT_TRUE(left);
  ASSERT_EQ(left->metadata.size(), 1U);
  EXPECT_EQ(left->metadata.front().name, "box");
}

TEST(TakenBack, IsNothingWhereTheSameWasSaidAnewSince) {
  EXPECT_FALSE(taken_back(titled({}), titled({{"A", kAda}}), titled({{"B", kBob}})));
  EXPECT_FALSE(taken_back(titled({{"A", kAda}}), titled({}), titled({{"B", kBob}})));
  RevisionEdits before, after, present;
  set_value(after, said("r1", "codes", "(b)(1)"));
  set_value(present, said("r1", "codes", "(b)(3)"));
  EXPECT_FALSE(taken_back(before, after, present));
  EXPECT_FALSE(taken_back(after, before, present));
  EXPECT_EQ(taken_back(before, after, after), before);
}

}  // namespace
}  // namespace palimpsest::archive
