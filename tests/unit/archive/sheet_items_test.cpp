#include "archive/forms/sheet_items.hpp"

#include <string>

#include <gmock/gmock.h>

namespace palimpsest::archive {
namespace {

using testing::ElementsAre;

using Row = std::vector<FormField>;

SourceFile a_file() {
  const DocumentId folder("2006-1135-F");
  return {{folder, RevisionFolder("2010")},
          *Sha256::parse(std::string(64, 'a')),
          {ReleaseId("2010"), {}, {}, {}, {}, EdtfDate::parse("2010")}};
}

FormField cell(const std::string& name, const std::string& value) { return {name, value, {}, 0.9}; }

Row row(const std::string& number, const std::string& title, const std::string& date = "",
        const std::string& restriction = "P5") {
  Row cells;
  for (const auto& [name, value] : {std::pair{"number", number},
                                    {"title", title},
                                    {"date", date},
                                    {"restriction", restriction}}) {
    if (!value.empty()) cells.push_back(cell(name, value));
  }
  return cells;
}

Page sheet(const std::vector<Row>& rows, int number = 1) {
  Page page;
  page.number = number;
  page.form = Form{FormKind::kWithdrawalSheet, {}, rows};
  return page;
}

std::vector<std::string> ids_of(const std::vector<Page>& pages) {
  std::vector<std::string> ids;
  for (const SheetItem& item : items_on_sheets(pages, a_file()))
    ids.push_back(item.document.text());
  return ids;
}

TEST(ItemsOnSheets, AreNamedByTheirNumberInTheFolder) {
  EXPECT_THAT(
      ids_of({sheet({row("001.", "Memo"), row("002a. memo", "Letter"), row("#l2", "Cable")})}),
      ElementsAre("2006-1135-F-item-1", "2006-1135-F-item-2a", "2006-1135-F-item-12"));
}

TEST(ItemsOnSheets, AreNamedByTheNumberOfTheirRecordWhereItStands) {
  EXPECT_THAT(ids_of({sheet({row("124-10180-10295", "Memo")})}), ElementsAre("124-10180-10295"));
}

TEST(ItemsOnSheets, AreNamedByTheirWordsWithoutANumber) {
  EXPECT_THAT(ids_of({sheet({row("", "Memo to the Chief", "03/02/1995"), row("---", "", "")})}),
              ElementsAre("2006-1135-F-item-memo-to-the-chief-03-02-1995"));
}

TEST(ItemsOnSheets, OfOneNumberAreToldApartByTheirOrder) {
  EXPECT_THAT(ids_of({sheet({row("1", "Memo")}), sheet({row("1", "Letter")}, 2)}),
              ElementsAre("2006-1135-F-item-1", "2006-1135-F-item-1.2"));
}

TEST(ItemsOnSheets, SayWhatIsWithheldWhyAndWhere) {
  const std::vector<SheetItem> items =
      items_on_sheets({sheet({row("1", "Cable on a visit (3 pages)", "11/26/1963", "P1/b(1)"),
                              row("2", "Letter [partial]")},
                             4)},
                      a_file());
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[0].claim.state, ReleaseState::kWithheldInFull);
  EXPECT_EQ(items[0].claim.value, "P1/b(1)");
  EXPECT_EQ(items[0].claim.source.place, "page 4, row 1");
  EXPECT_EQ(items[0].claim.source.name, "withdrawal sheet in 2006-1135-F@2010");
  EXPECT_EQ(items[1].claim.state, ReleaseState::kInPart);
  Document document{items[0].document, {}};
  for (const Fact& fact : items[0].facts) (void)add_fact(document, fact);
  EXPECT_EQ(newest_fact(document, "date")->date, EdtfDate::parse("1963-11-26"));
  EXPECT_EQ(newest_fact(document, "restrictions")->value, "P1/b(1)");
  EXPECT_EQ(newest_fact(document, "paper_pages")->value, "3");
}

TEST(PageCountIn, ReadsWhatSheetsWrite) {
  EXPECT_EQ(page_count_in("3"), 3);
  EXPECT_EQ(page_count_in("2 pp"), 2);
  EXPECT_EQ(page_count_in("Memo of 1995 (12 pages)"), 12);
  EXPECT_EQ(page_count_in("4p"), 4);
  EXPECT_EQ(page_count_in("Memo of 1995"), std::nullopt);
  EXPECT_EQ(page_count_in("2 persons"), std::nullopt);
}

}  // namespace
}  // namespace palimpsest::archive
