#include "model/document.hpp"

#include "model/fact_changes.hpp"

#include <string>

#include <gmock/gmock.h>

namespace palimpsest {
namespace {

using testing::SizeIs;

Source source_of(const std::string& day, char list = 'a') {
  return {"list", Sha256::parse(std::string(64, list)), "row 1", ReleaseId("r"),
          EdtfDate::parse(day)};
}

Document a_document() { return {DocumentId("104-00000-00000"), {}}; }

void add(Document& document, const std::string& value, const std::string& day, char list = 'a') {
  (void)add_fact(document, {"title", value, std::nullopt, source_of(day, list)});
}

std::vector<FactChangeKind> kinds_of(const Document& document) {
  std::vector<FactChangeKind> kinds;
  for (const FactChange& change : fact_changes(document)) kinds.push_back(change.kind);
  return kinds;
}

TEST(Document, KeepsEveryValueInTheOrderOfItsDayWheneverItCame) {
  Document document = a_document();
  add(document, "C", "2023-06-27");
  add(document, "A", "2018");
  add(document, "B", "2021-12-15");
  ASSERT_THAT(document.metadata, SizeIs(3));
  EXPECT_EQ(document.metadata[0].value, "A");
  EXPECT_EQ(document.metadata[1].value, "B");
  EXPECT_EQ(document.metadata[2].value, "C");
  EXPECT_EQ(newest_fact(document, "title")->value, "C");
  EXPECT_EQ(newest_fact(document, "date"), nullptr);
}

TEST(Document, DoesNotTakeTheSameTwiceFromOneList) {
  Document document = a_document();
  const Fact fact{"title", "A", std::nullopt, source_of("2018")};
  EXPECT_TRUE(add_fact(document, fact));
  EXPECT_FALSE(add_fact(document, fact));
  Fact from_another = fact;
  from_another.source = source_of("2018", 'b');
  EXPECT_TRUE(add_fact(document, from_another));
  EXPECT_TRUE(fact_changes(document).empty());
}

TEST(Document, LosesWhatOneListSaid) {
  Document document = a_document();
  add(document, "A", "2018", 'a');
  add(document, "B", "2021", 'b');
  add_state(document, {ReleaseId("r"), StateTime::kSince, ReleaseState::kInPart, "Redact", "",
                       source_of("2021", 'b')});
  remove_sources(document, [](const Source& source) {
    return source.evidence == Sha256::parse(std::string(64, 'b'));
  });
  ASSERT_THAT(document.metadata, SizeIs(1));
  EXPECT_EQ(document.metadata.front().value, "A");
  EXPECT_TRUE(document.states.empty());
}

TEST(Document, AClaimOfAReleaseWithoutAFileIsAPlaceholder) {
  Document document = a_document();
  for (const char* release : {"2018", "2021"}) {
    add_state(document, {ReleaseId(release), StateTime::kSince, ReleaseState::kWithheldInFull, "",
                         "", source_of(release)});
  }
  add_state(document, {ReleaseId("2023"), StateTime::kUntil, ReleaseState::kInPart, "Redact", "",
                       source_of("2023")});
  const auto placeholders = placeholders_of(document, {ReleaseId("2021")});
  ASSERT_THAT(placeholders, SizeIs(1));
  EXPECT_EQ(placeholders.front().release.text(), "2018");
}

TEST(FactChanges, SayWhatALaterListOpenedChangedOrWithheld) {
  Document document = a_document();
  add(document, "WITHHELD", "2018");
  add(document, "A MEMO", "2021");
  add(document, "ANOTHER MEMO", "2022");
  add(document, "[RESTRICTED]", "2023");
  using enum FactChangeKind;
  EXPECT_EQ(kinds_of(document), (std::vector{kOpened, kChanged, kWithheld}));
  EXPECT_EQ(fact_changes(document).front().before.value, "WITHHELD");
  EXPECT_EQ(fact_changes(document).front().after.value, "A MEMO");
}

TEST(FactChanges, TakeNoClassificationForAWithheldValue) {
  Document document = a_document();
  (void)add_fact(document, {"classification", "RESTRICTED", {}, source_of("2018")});
  (void)add_fact(document, {"classification", "UNCLASSIFIED", {}, source_of("2021")});
  EXPECT_EQ(kinds_of(document), (std::vector{FactChangeKind::kChanged}));
}

TEST(FactChanges, AreNoneForAnotherSpelling) {
  Document document = a_document();
  add(document, "A  MEMO ", "2018");
  add(document, "a memo", "2021");
  EXPECT_TRUE(fact_changes(document).empty());
  (void)add_fact(document, {"date", "44545", EdtfDate::parse("2021-12-15"), source_of("2018")});
  (void)add_fact(document,
                 {"date", "12/15/2021", EdtfDate::parse("2021-12-15"), source_of("2021")});
  EXPECT_TRUE(fact_changes(document).empty());
}

TEST(FactChanges, AreNoneForThePagesOfTwoFiles) {
  Document document = a_document();
  (void)add_fact(document, {"file_pages", "7", std::nullopt, source_of("2018")});
  (void)add_fact(document, {"file_pages", "8", std::nullopt, source_of("2021")});
  EXPECT_TRUE(fact_changes(document).empty());
}

TEST(FactChanges, OfOneDayAreADisagreement) {
  Document document = a_document();
  add(document, "A", "2018", 'a');
  add(document, "B", "2018", 'b');
  EXPECT_EQ(kinds_of(document), std::vector{FactChangeKind::kDisagrees});
}

TEST(IsWithheldValue, KnowsHowListsWithholdNames) {
  for (const char* value :
       {"WITHHELD", "(WITHHELD)", "[RESTRICTED]", "CHIEF (WITHHELD)", "CABLE: WITHHELD",
        "WITHHELD, INFO DIRECTOR", "CHIEF OF STATION, (WITHHELD)", "WITHHHELD",
        "WITHHELD AND  FRED WICKHAM", "WITHHELD (ATTENTION LANGOSCH)", "[ ]", "MEMO TO [  ]",
        "Redacted"}) {
    EXPECT_TRUE(is_withheld_value(value)) << value;
  }
}

TEST(IsWithheldValue, IsNotMisledBySentences) {
  for (const char* value :
       {"PRESS CLIPPING: \"CIA WITHHELD VITAL INTELLIGENCE FROM WARREN COMMISSION\".",
        "REPORT: RESTRICTIONS ON OPERATIONAL USE OF CERTAIN CATEGORIES OF INDIVIDUALS",
        "REQUEST DENIED BY HSCA", "DIRECTOR", "", "UNRESTRICTED", "FILE [201]"}) {
    EXPECT_FALSE(is_withheld_value(value)) << value;
  }
}

TEST(FactChanges, TakeAnotherReadingOfTheSameWordsForTheSame) {
  const auto changes = [](const std::string& before, const std::string& after,
                          std::optional<double> confidence) {
    Document document = a_document();
    (void)add_fact(document, {"title", before, std::nullopt, source_of("2018", 'a'), confidence});
    (void)add_fact(document, {"title", after, std::nullopt, source_of("2023", 'b'), confidence});
    return fact_changes(document).size();
  };
  EXPECT_EQ(changes("CABLE ON A VISIT", "CABLE 0N A VlSIT", 0.8), 0u);
  EXPECT_EQ(changes("CABLE ON A VISIT", "CABLE 0N A VlSIT", std::nullopt), 1u);
  EXPECT_EQ(changes("CABLE ON A VISIT", "LETTER TO A FRIEND", 0.8), 1u);
  EXPECT_EQ(changes("62-109060", "62-109080", 0.8), 1u);
}

}  // namespace
}  // namespace palimpsest
