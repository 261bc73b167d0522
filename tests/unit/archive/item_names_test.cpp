#include "archive/forms/item_names.hpp"

#include "archive/forms/form_source.hpp"

#include <string>

#include <gmock/gmock.h>

namespace palimpsest::archive {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const DocumentId kFolderDocument("2006-1135-F");

Source on_a_sheet() { return {std::string(kSheetSource) + "2006-1135-F@2010", {}, "", {}, {}}; }

std::vector<Fact> facts(const std::string& title, const std::string& day, const Source& source) {
  std::vector<Fact> facts{{"title", title, {}, source}};
  if (!day.empty()) facts.push_back({"date", day, EdtfDate::parse(day), source});
  return facts;
}

SheetItem item(const std::string& number, int row, const std::string& title,
               const std::string& day = "1995-03-02") {
  return {
      "",
      number,
      4,
      row,
      facts(title, day, on_a_sheet()),
      {ReleaseId("2012"), StateTime::kSince, ReleaseState::kWithheldInFull, "", "", on_a_sheet()}};
}

Document known(const std::string& name, const std::string& title,
               const std::string& day = "1995-03-02", const Source& source = on_a_sheet()) {
  Document document{DocumentId(name), {}};
  for (const Fact& fact : facts(title, day, source)) (void)add_fact(document, fact);
  (void)add_state(document, {ReleaseId("2010"), StateTime::kSince, ReleaseState::kWithheldInFull,
                             "", "", source});
  return document;
}

std::vector<std::string> names(const std::vector<SheetItem>& items, const KnownItems& known = {}) {
  std::vector<std::string> names;
  for (const NamedItem& named : name_items(kFolderDocument, items, known)) {
    names.push_back(named.document.text() + (named.meets_other ? " meets another" : "") +
                    (named.is_removed ? " was removed" : ""));
  }
  return names;
}

TEST(NameItems, TakesTheNumberInTheFolder) {
  EXPECT_THAT(names({item("1", 1, "Memo"), item("2a", 2, "Letter")}),
              ElementsAre("2006-1135-F-item-1", "2006-1135-F-item-2a"));
}

TEST(NameItems, TakesThePlaceOfAnItemWithoutANumberAndNoWords) {
  EXPECT_THAT(names({item("", 2, "Memo to the Chief")}), ElementsAre("2006-1135-F-item-p4r2"));
}

TEST(NameItems, TellsItemsOfOneNumberApart) {
  EXPECT_THAT(names({item("1", 1, "Memo"), item("1", 2, "Letter")}),
              ElementsAre("2006-1135-F-item-1", "2006-1135-F-item-1.2"));
}

TEST(NameItems, KeepsTheNamesOfARowThatMoved) {
  const std::vector<Document> before{known("2006-1135-F-item-p4r1", "Survey of the harbor"),
                                     known("2006-1135-F-item-p4r2", "Visit to Portville")};
  EXPECT_THAT(
      names({item("", 1, "Report on the bridge"), item("", 2, "SURVEY OF THE HARB0R"),
             item("", 3, "Visit to Portville")},
            {before}),
      ElementsAre("2006-1135-F-item-p4r1.2", "2006-1135-F-item-p4r1", "2006-1135-F-item-p4r2"));
}

TEST(NameItems, KeepsTheNamesOfItemsThatWereNumberedAnew) {
  const std::vector<Document> before{known("2006-1135-F-item-1", "Survey of the harbor"),
                                     known("2006-1135-F-item-2", "Visit to Portville")};
  EXPECT_THAT(names({item("1", 1, "Survey of the harbor"), item("2", 2, "Report on the bridge"),
                     item("3", 3, "Visit to Portville")},
                    {before}),
              ElementsAre("2006-1135-F-item-1", "2006-1135-F-item-2.2", "2006-1135-F-item-2"));
}

TEST(NameItems, TellsItemsOfOneTitleApartByTheirOrder) {
  const std::vector<Document> before{known("2006-1135-F-item-p4r1", "Memo", ""),
                                     known("2006-1135-F-item-p4r2", "Memo", "")};
  EXPECT_THAT(
      names({item("", 1, "Memo", ""), item("", 2, "Memo", ""), item("", 3, "Memo", "")}, {before}),
      ElementsAre("2006-1135-F-item-p4r1", "2006-1135-F-item-p4r2", "2006-1135-F-item-p4r3"));
}

TEST(NameItems, GoesByTheNumberWhereATitleWasMisread) {
  const std::vector<Document> before{known("2006-1135-F-item-1", "Survey of the harbor")};
  EXPECT_THAT(names({item("1", 1, "Survcy cf tbe barbor")}, {before}),
              ElementsAre("2006-1135-F-item-1"));
}

TEST(NameItems, NotesWhereADocumentHasTheNameThatNoSheetNamed) {
  const Source form{"record form in 2006-1135-F-item-1@2009", {}, "page 1", {}, {}};
  EXPECT_THAT(names({item("1", 1, "Survey of the harbor")},
                    {{known("2006-1135-F-item-1", "Visit to Portville", "1994-01-02", form)}}),
              ElementsAre("2006-1135-F-item-1.2 meets another"));
  EXPECT_THAT(names({item("1", 1, "Survey of the harbor")},
                    {{Document{DocumentId("2006-1135-F-item-1"), {}}}}),
              ElementsAre("2006-1135-F-item-1 meets another"));
}

TEST(NameItems, KnowsDocumentsByTheirAliases) {
  Document merged = known("124-10180-10295", "Survey of the harbor");
  for (const Fact& fact : known("x", "Visit to Portville").metadata) (void)add_fact(merged, fact);
  merged.aliases = {"2006-1135-F-item-1", "2006-1135-F-item-2", "docid:32174879"};
  EXPECT_THAT(
      names({item("1", 1, "Survey of the harbor"), item("2", 2, "Visit to Portville")}, {{merged}}),
      ElementsAre("124-10180-10295", "124-10180-10295"));
  EXPECT_THAT(names({item("1", 1, "Report on the bridge")}, {{merged}}),
              ElementsAre("2006-1135-F-item-1.2"));
}

TEST(NameItems, GoesByTheFormerNamesOfTheFolder) {
  const std::vector<Document> before{known("old-item-1", "Survey of the harbor", "")};
  EXPECT_THAT(
      names({item("1", 1, "Survcy cf tbe barbor", ""), item("2", 2, "Visit")}, {before, {"old"}}),
      ElementsAre("old-item-1", "2006-1135-F-item-2"));
}

TEST(NameItems, SaysWhichDocumentsWereRemovedByOrder) {
  EXPECT_THAT(names({item("1", 1, "Survey of the harbor"), item("2", 2, "Visit to Portville")},
                    {{}, {"old"}, {DocumentId("old-item-2")}}),
              ElementsAre("2006-1135-F-item-1", "old-item-2 was removed"));
}

TEST(NameItems, KeepsLongFoldersApartAndIdsShort) {
  const std::string beginning(95, 'a');
  const auto one = name_items(DocumentId(beginning + "-one"), {item("1", 1, "Memo")}, {});
  const auto other = name_items(DocumentId(beginning + "-two"), {item("1", 1, "Memo")}, {});
  EXPECT_NE(one.at(0).document, other.at(0).document);
  EXPECT_LT(one.at(0).document.text().size(), 100U);
  EXPECT_THAT(name_items(kFolderDocument, {}, {}), IsEmpty());
}

}  // namespace
}  // namespace palimpsest::archive
