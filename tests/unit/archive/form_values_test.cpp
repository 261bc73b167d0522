#include "archive/forms/form_values.hpp"

#include "archive/forms/record_form.hpp"

#include <string>

#include <gmock/gmock.h>

namespace palimpsest::archive {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

Source source_of(const char* day) { return {"form", {}, "", {}, EdtfDate::parse(day)}; }

std::optional<Fact> fact(const std::string& name, const std::string& value,
                         double confidence = 0.9) {
  return fact_of_field({name, value, {}, confidence}, source_of("2023-06-27"));
}

TEST(FactOfField, HasTheNameThatListsGiveIt) {
  EXPECT_EQ(fact("pages", "3")->name, "paper_pages");
  EXPECT_EQ(fact("agency_file_number", "62-109060")->name, "file_number");
  EXPECT_EQ(fact("opening_criteria", "INDEFINITE")->name, "opening_criteria");
}

TEST(FactOfField, RepairsDigitsWhereTheFieldHoldsNothingElse) {
  EXPECT_EQ(fact("date", "ll/26 /I963")->value, "11/26/1963");
  EXPECT_EQ(fact("date", "ll/26 /I963")->date, EdtfDate::parse("1963-11-26"));
  EXPECT_EQ(fact("pages", "l2")->value, "12");
  EXPECT_EQ(fact("title", "BOOK SOLD")->value, "BOOK SOLD");
  EXPECT_EQ(fact("date", "SOLD")->value, "SOLD");
}

TEST(FactOfField, LeavesOutWhatIsEmptyNotLegibleOrTheNumberItself) {
  EXPECT_FALSE(fact("title", ""));
  EXPECT_FALSE(fact("title", "?;,", 0.3));
  EXPECT_FALSE(fact("record_number", "124-10180-10295"));
}

TEST(DateIn, TellsTheCenturyOfAShortYearOnlyWhereThereIsOne) {
  const auto release = EdtfDate::parse("2023-06-27");
  EXPECT_EQ(date_in("11/26/63", release), EdtfDate::parse("1963-11-26"));
  EXPECT_EQ(date_in("00/00/64", release), EdtfDate::parse("1964"));
  EXPECT_EQ(date_in("11/26/05", release), std::nullopt);
  EXPECT_EQ(date_in("11/26/63", std::nullopt), std::nullopt);
  EXPECT_EQ(date_in("01/01/0000", release), std::nullopt);
}

TEST(DateIn, TakesNoBareNumberForADayOfASpreadsheet) {
  const auto release = EdtfDate::parse("2023-06-27");
  EXPECT_EQ(date_in("44545", release), std::nullopt);
  EXPECT_EQ(date_in("12", release), std::nullopt);
  EXPECT_EQ(date_in("1963", release), EdtfDate::parse("1963"));
  EXPECT_EQ(date_in("19631126", release), EdtfDate::parse("1963-11-26"));
}

Page form_page(const std::string& number, int page = 1, double confidence = 0.95) {
  Page made;
  made.number = page;
  made.form = Form{FormKind::kRecordForm, {{"title", "A MEMO", {}, 0.9}}, {}};
  if (!number.empty()) {
    made.identifiers = {{IdentifierKind::kDocument, "rif", number, number, IdWitness::kFormField,
                         page, Region{}, confidence}};
  }
  return made;
}

std::vector<Fact> facts_of(const Page& page) {
  const Document document{DocumentId("124-10180-10295"), {}};
  return facts_on_forms(document, {page},
                        {{document.id, RevisionFolder("2023")},
                         *Sha256::parse(std::string(64, 'a')),
                         {ReleaseId("2023"), {}, {}, {}, {}, EdtfDate::parse("2023")}});
}

TEST(FactsOnForms, HaveTheirFormPageAndReleaseAsSource) {
  const std::vector<Fact> facts = facts_of(form_page("124-10180-10295"));
  ASSERT_THAT(facts, SizeIs(1));
  EXPECT_EQ(facts[0].source.name, "record form in 124-10180-10295@2023");
  EXPECT_EQ(facts[0].source.place, "page 1");
  EXPECT_EQ(facts[0].source.as_of, EdtfDate::parse("2023"));
}

TEST(FactsOnForms, OfAnotherDocumentAreNotTaken) {
  EXPECT_THAT(facts_of(form_page("104-10004-10156")), IsEmpty());
  EXPECT_THAT(facts_of(form_page("124-10180-10296")), IsEmpty());
  EXPECT_THAT(facts_of(form_page("", 3)), IsEmpty());
}

TEST(FactsOnForms, AreTakenWhereTheNumberWasMisreadOrNotRead) {
  EXPECT_THAT(facts_of(form_page("424-10180-10295", 1, 0.7)), SizeIs(1));
  EXPECT_THAT(facts_of(form_page("")), SizeIs(1));
}

}  // namespace
}  // namespace palimpsest::archive
