// NARA's own lists of 2021, 2023 and 2025: columns, order and forms of dates differ. The numbers
// are those of the sheets, counted apart from this program.
#include "base/file.hpp"
#include "lists/cell_table.hpp"
#include "lists/release_list.hpp"
#include "support/test_data.hpp"

#include <chrono>
#include <map>
#include <set>
#include <string>

#include <gtest/gtest.h>

namespace palimpsest::lists {
namespace {

class RealLists : public testing::Test {
 protected:
  void SetUp() override {
    PALIMPSEST_REQUIRE_TEST_DATA(data);
    folder_ = *data / "manifests";
  }

  ReleaseList read(const std::string& name) {
    return release_list_of(read_cell_tables(read_file(folder_ / name), name), name);
  }

  std::filesystem::path folder_;
};

std::set<std::string> known_fields_of(const ReleaseList& list) {
  std::set<std::string> fields;
  for (const ListColumn& column : list.columns) {
    if (column.field) fields.emplace(name_of(*column.field));
  }
  return fields;
}

std::map<std::string, int> count(const ReleaseList& list, ListField field) {
  std::map<std::string, int> counts;
  for (const ListRow& row : list.rows) ++counts[row.text(field)];
  return counts;
}

std::map<std::string, int> count_dates(const ReleaseList& list, ListField field) {
  std::map<std::string, int> counts;
  for (const ListRow& row : list.rows) {
    const ListValue* value = row.find(field);
    ++counts[value != nullptr && value->date ? value->date->text() : ""];
  }
  return counts;
}

TEST_F(RealLists, Of2021HasDaysOfASpreadsheetAndDocidNames) {
  const ReleaseList list = read("2021.xlsx");
  ASSERT_EQ(list.rows.size(), 1491u);
  EXPECT_TRUE(list.skipped.empty());
  EXPECT_EQ(known_fields_of(list).size(), 16u);
  for (const ListColumn& column : list.columns) EXPECT_TRUE(column.field) << column.heading;
  EXPECT_EQ(count_dates(list, ListField::kReleaseDate),
            (std::map<std::string, int>{{"2021-12-15", 1491}}));
  EXPECT_EQ(count(list, ListField::kFile).size(), 1484u);
  EXPECT_EQ(list.rows.front().text(ListField::kRecord), "104-10001-10008");
  EXPECT_EQ(list.rows.front().text(ListField::kFile), "DOCID-32206291.pdf");
  EXPECT_EQ(list.rows.front().find(ListField::kDate)->date->text(), "1964-03-26");
  EXPECT_EQ(list.rows.front().find(ListField::kPaperPages)->number, 1);
  EXPECT_EQ(count(list, ListField::kFormerState)["Redact"], 1378);
}

TEST_F(RealLists, Of2021KeepsDatesThatNobodyKnowsAsTheyStand) {
  const ReleaseList list = read("2021.xlsx");
  std::map<std::string, int> half_known;
  for (const ListRow& row : list.rows) {
    const ListValue* date = row.find(ListField::kDate);
    if (date == nullptr || date->text.find("/00/") == std::string::npos) continue;
    ++half_known[date->text + " " + (date->date ? date->date->text() : "none")];
  }
  EXPECT_EQ(half_known, (std::map<std::string, int>{{"00/00/0000 none", 111},
                                                    {"00/00/1963 1963", 2},
                                                    {"00/00/1975 1975", 5},
                                                    {"00/00/1976 1976", 2},
                                                    {"05/00/1975 1975-05", 2},
                                                    {"05/00/1978 1978-05", 1},
                                                    {"12/00/1978 1978-12", 1}}));
}

TEST_F(RealLists, Of2023IsCumulativeAndHasPaths) {
  const ReleaseList list = read("2023.xlsx");
  ASSERT_EQ(list.rows.size(), 2693u);
  EXPECT_EQ(count_dates(list, ListField::kReleaseDate),
            (std::map<std::string, int>{{"2023-04-13", 422},
                                        {"2023-04-27", 355},
                                        {"2023-05-11", 502},
                                        {"2023-06-13", 290},
                                        {"2023-06-27", 1103},
                                        {"2023-08-24", 21}}));
  EXPECT_EQ(list.rows.front().text(ListField::kFile), "2023/08/104-10105-10271.pdf");
  EXPECT_EQ(count(list, ListField::kTitle)["[RESTRICTED]"], 57);
  EXPECT_EQ(count_dates(list, ListField::kDate)["XXXX-08-10"], 1);
  int unknown = 0;
  for (const ListRow& row : list.rows) {
    const ListValue* date = row.find(ListField::kDate);
    unknown += date != nullptr && date->text == "01/01/0000" && !date->date;
  }
  EXPECT_EQ(unknown, 358);
}

TEST_F(RealLists, Of2025NamesFilesWhereItSaysRecordNumber) {
  const ReleaseList list = read("2025.xlsx");
  ASSERT_EQ(list.rows.size(), 2566u);
  EXPECT_EQ(known_fields_of(list), (std::set<std::string>{"file", "release_date"}));
  EXPECT_EQ(count_dates(list, ListField::kReleaseDate),
            (std::map<std::string, int>{{"2025-03-18", 2566}}));
}

TEST_F(RealLists, AreReadInASecondEach) {
  const auto start = std::chrono::steady_clock::now();
  for (const char* name : {"2021.xlsx", "2023.xlsx", "2025.xlsx"}) (void)read(name);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  RecordProperty("milliseconds", static_cast<int>(seconds.count() * 1000));
  EXPECT_LT(seconds.count(), 3.0) << "a build with sanitizers on a busy machine";
}

}  // namespace
}  // namespace palimpsest::lists
