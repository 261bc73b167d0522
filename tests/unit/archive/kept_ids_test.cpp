#include "archive/refresh/kept_ids.hpp"

#include "record/page_record.hpp"
#include "unit/archive/made_pages.hpp"

#include <gtest/gtest.h>

namespace palimpsest::archive {
namespace {

Region at(double top, double right = 300) {
  return {points(72), points(top), points(right), points(top + 12)};
}

Redaction redaction(const std::string& id, const Region& region) {
  Redaction made;
  made.id = id;
  made.region = region;
  made.kind = RedactionKind::kSolid;
  return made;
}

Page third_page(std::vector<Redaction> redactions) { return page_with(3, std::move(redactions)); }

std::vector<std::string> ids_in(const IdentifiedPage& identified) {
  std::vector<std::string> ids;
  for (const Redaction& each : identified.page.page.redactions) ids.push_back(each.id);
  return ids;
}

using Ids = std::vector<std::string>;

TEST(KeptIds, AreThoseOfTheReadingWhereThePageIsReadForTheFirstTime) {
  const auto page = third_page({redaction("r1", at(100)), redaction("r2", at(200))});
  const auto identified = with_kept_ids(as_read(page), third_page({}), {}, Overlooked::kStays);
  EXPECT_EQ(ids_in(identified), (Ids{"r1", "r2"}));
  EXPECT_TRUE(identified.former.empty());
}

TEST(KeptIds, FollowThePlaceWhenOneIsFoundAboveThem) {
  const auto before = third_page({redaction("r1", at(100)), redaction("r2", at(200))});
  const auto now = third_page(
      {redaction("r1", at(50)), redaction("r2", at(101)), redaction("r3", at(200, 310))});
  const auto identified = with_kept_ids(as_read(now), before, {}, Overlooked::kStays);
  EXPECT_EQ(ids_in(identified), (Ids{"r3", "r1", "r2"}));
  EXPECT_TRUE(identified.former.empty());
  EXPECT_EQ(record::parse_page(identified.page.record).redactions.front().id, "r3");
}

TEST(KeptIds, OfWhatIsNotFoundAreFormerAndNotGivenAgain) {
  const auto before = third_page({redaction("r1", at(100)), redaction("r2", at(200))});
  const auto now = third_page({redaction("r1", at(100)), redaction("r2", at(500))});
  const auto identified = with_kept_ids(as_read(now), before, {}, Overlooked::kStays);
  EXPECT_EQ(ids_in(identified), (Ids{"r1", "r3"}));
  EXPECT_EQ(identified.former, (std::vector<FormerRedaction>{{3, "r2", at(200)}}));
}

TEST(KeptIds, ComeBackWithAFormerRedactionThatIsFoundAgain) {
  const std::vector<FormerRedaction> former = {{3, "r2", at(200)}, {4, "r1", at(500)}};
  const auto before = third_page({redaction("r3", at(100))});
  const auto now = third_page({redaction("r1", at(100)), redaction("r2", at(201))});
  const auto identified = with_kept_ids(as_read(now), before, former, Overlooked::kStays);
  EXPECT_EQ(ids_in(identified), (Ids{"r3", "r2"}));
  EXPECT_TRUE(identified.former.empty()) << "that of another page is none of this one";
}

TEST(KeptIds, OfAFormerRedactionAreNotGivenToAnotherPlace) {
  const auto identified = with_kept_ids(as_read(third_page({redaction("r1", at(100))})),
                                        third_page({}), {{3, "r7", at(400)}}, Overlooked::kStays);
  EXPECT_EQ(ids_in(identified), Ids{"r8"});
  EXPECT_EQ(identified.former, (std::vector<FormerRedaction>{{3, "r7", at(400)}}));
}

TEST(KeptIds, OfTwoInOnePlaceStayWithEach) {
  const auto page = third_page({redaction("r1", at(100)), redaction("r2", at(100))});
  EXPECT_EQ(ids_in(with_kept_ids(as_read(page), page, {}, Overlooked::kStays)), (Ids{"r1", "r2"}));
}

TEST(KeptIds, GoToTheClosestOfSeveralPieces) {
  const auto before = third_page({redaction("r1", at(100))});
  const auto now = third_page({redaction("r1", at(100, 200)), redaction("r2", at(101, 290))});
  EXPECT_EQ(ids_in(with_kept_ids(as_read(now), before, {}, Overlooked::kStays)), (Ids{"r2", "r1"}));
}

Redaction for_privacy(const std::string& id, const Region& region) {
  Redaction made = redaction(id, region);
  made.codes = {{"(b)(6)", "(b)(6)", "foia"}};
  return made;
}

TEST(KeptIds, StayWithWhatIsWithheldForAPersonAndTheCodeThatSaysSo) {
  const auto before = third_page({for_privacy("r1", at(100)), for_privacy("r2", at(200))});
  auto now = third_page({redaction("r1", at(100))});
  Word name, other;
  name.text = "Smith";
  name.region = {points(80), points(201), points(120), points(211)};
  other.text = "memorandum";
  other.region = {points(80), points(401), points(160), points(411)};
  now.lines = {{name}, {other}};
  const auto identified = with_kept_ids(as_read(now), before, {}, Overlooked::kStays);
  EXPECT_EQ(ids_in(identified), (Ids{"r1", "r2"}));
  for (const Redaction& each : identified.page.page.redactions) {
    EXPECT_TRUE(has_privacy_code(each.codes)) << each.id;
    EXPECT_EQ(each.evidence.back(), "read_before") << each.id;
  }
  EXPECT_TRUE(identified.former.empty());
  EXPECT_EQ(identified.page.text.find("Smith"), std::string::npos);
  EXPECT_NE(identified.page.text.find("memorandum"), std::string::npos);
}

TEST(KeptIds, AreNoReasonForACheckToBelieveWhatNoReadingFound) {
  auto before = third_page({for_privacy("r1", at(100)), for_privacy("r2", at(200))});
  before.redactions[1].evidence = {"read_before"};
  const auto identified =
      with_kept_ids(as_read(third_page({})), before, {}, Overlooked::kStaysWhereRecorded);
  EXPECT_EQ(ids_in(identified), Ids{"r2"});
  EXPECT_EQ(identified.former, (std::vector<FormerRedaction>{{3, "r1", at(100)}}));
}

}  // namespace
}  // namespace palimpsest::archive
