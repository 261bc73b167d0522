#include "archive/forms/sheet_items.hpp"

#include <string>

#include <gmock/gmock.h>

namespace palimpsest::archive {
namespace {

using testing::ElementsAre;

using Row = std::vector<FormField>;

FormFile a_file() {
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

// "page 1, row 2: 4a", "page 1, row 3: record 124-10180-10295".
std::vector<std::string> told(const std::vector<Page>& pages) {
  std::vector<std::string> lines;
  for (const SheetItem& item : items_on_sheets(pages, a_file())) {
    lines.push_back("page " + std::to_string(item.page) + ", row " + std::to_string(item.row) +
                    ": " + (item.record.empty() ? item.number : "record " + item.record));
  }
  return lines;
}

TEST(ItemsOnSheets, HaveTheirNumberInTheFolder) {
  EXPECT_THAT(
      told({sheet({row("001.", "Memo"), row("002a. memo", "Letter"), row("#l2", "Cable")})}),
      ElementsAre("page 1, row 1: 1", "page 1, row 2: 2a", "page 1, row 3: 12"));
}

TEST(ItemsOnSheets, HaveTheNumberOfTheirRecordWhereItStands) {
  EXPECT_THAT(told({sheet({row("124-10180-10295", "Memo")})}),
              ElementsAre("page 1, row 1: record 124-10180-10295"));
}

TEST(ItemsOnSheets, WithoutANumberCountWhereTheyHaveATitle) {
  EXPECT_THAT(told({sheet({row("", "Memo to the Chief"), row("---", "", "")}, 3),
                    sheet({row("12345678901", "Letter")}, 4)}),
              ElementsAre("page 3, row 1: ", "page 4, row 1: "));
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
  Document document{DocumentId("2006-1135-F-item-1"), {}};
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
