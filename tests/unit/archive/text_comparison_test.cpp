#include "archive/compare/text_comparison.hpp"

#include "support/typed_text.hpp"
#include "unit/archive/typed_pages.hpp"

#include <gmock/gmock.h>

namespace palimpsest::archive {
namespace {

using test::TypedText;
using testing::IsEmpty;
using testing::SizeIs;

const std::string kFirst = "The Ambassador reported the arrival of 240 field radios";
const std::string kSecond = "in return for landing rights at the old harbor";

TextComparison compared(const TypedText& before, const TypedText& after,
                        const std::vector<Change>& changes = {}) {
  PageWords earlier(before.page()), later(after.page());
  return PageTexts({before.page(), after.page(), {}}, {before.raster(), after.raster(), {}})
      .compare(changes, {earlier, later});
}

TEST(CompareText, ReportsOtherWords) {
  const TextComparison found =
      compared(TypedText({kFirst, kSecond}),
               TypedText({"The Ambassador reported the arrival of 204 field radios", kSecond}));
  ASSERT_THAT(found.text_changes, SizeIs(1));
  EXPECT_EQ(found.text_changes[0].text_after, "204");
  EXPECT_THAT(found.metadata_changes, IsEmpty());
}

TEST(CompareText, LeavesTheWordsOfAChangeToIt) {
  const TypedText before({kFirst, kSecond});
  const TypedText after({kFirst, "in return for secret landing rights at the old harbor"});
  Change lifted;
  lifted.status = ChangeStatus::kLifted;
  lifted.place = Place{1, after.page().lines[1][3].region};
  EXPECT_THAT(compared(before, after, {lifted}).text_changes, IsEmpty());
}

TEST(CompareText, KeepsStampsApart) {
  const TextComparison found = compared(TypedText({kStampOf2018, kFirst, kSecond}),
                                        TypedText({kStampOf2023, kFirst, kSecond}));
  EXPECT_THAT(found.text_changes, IsEmpty());
  EXPECT_THAT(found.findings, IsEmpty());
  ASSERT_THAT(found.metadata_changes, SizeIs(1));
  EXPECT_EQ(found.metadata_changes[0].kind, MarkKind::kReleaseStamp);
  EXPECT_EQ(found.metadata_changes[0].text_before, kStampOf2018);
}

TEST(PageTexts, KnowsTheInkOfStampsAndOfWordsThatMoved) {
  const TypedText before({kStampOf2018, kFirst, kSecond});
  const TypedText after({kStampOf2023, kFirst, "in for landing rights at the old harbor"});
  const PageTexts texts({before.page(), after.page(), {}}, {before.raster(), after.raster(), {}});
  const KnownInk ink = texts.known_ink(Side::kAfter);
  ASSERT_THAT(ink.marks, SizeIs(1));
  EXPECT_TRUE(ink.marks[0].contains(after.page().lines[0][3].region.center()));
  EXPECT_THAT(ink.moved, SizeIs(7));
}

TEST(CompareText, SaysNothingOfAStampThatOnlyReadsDifferently) {
  const TypedText before({kStampOf2018, kFirst});
  TypedText after({kStampOf2018, kFirst});
  after.word(0, 0).text = "2O1B";
  after.word(0, 1).text = "RELEASE";
  EXPECT_THAT(compared(before, after).metadata_changes, IsEmpty());
}

TEST(CompareText, FindsAChangedClassificationMarking) {
  const TextComparison found =
      compared(TypedText({"SECRET", kFirst}), TypedText({"UNCLASSIFIED", kFirst}));
  EXPECT_THAT(found.text_changes, IsEmpty());
  ASSERT_THAT(found.findings, SizeIs(1));
  EXPECT_EQ(found.findings[0].kind, FindingKind::kMarkingChanged);
}

TEST(CompareText, ComparesARecordFormByItsFields) {
  const std::vector<std::string> form = {"RECORD NUMBER : 104-10004-10156", "RECORD SERIES : JFK",
                                         "AGENCY FILE NUMBER : 201-289248"};
  std::vector<std::string> before = form, after = form;
  before.emplace_back("CURRENT STATUS : Withhold");
  after.emplace_back("CURRENT STATUS : Redact");
  const TextComparison found = compared(TypedText(before), TypedText(after));
  EXPECT_THAT(found.text_changes, IsEmpty());
  ASSERT_THAT(found.metadata_changes, SizeIs(1));
  EXPECT_EQ(found.metadata_changes[0].name, "CURRENT STATUS");
  EXPECT_EQ(found.metadata_changes[0].text_after, "Redact");
}

}  // namespace
}  // namespace palimpsest::archive
