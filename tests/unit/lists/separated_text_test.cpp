#include "base/error.hpp"
#include "lists/cell_table.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace palimpsest::lists {
namespace {

std::vector<std::vector<std::string>> cells_of(std::string_view bytes) {
  std::vector<std::vector<std::string>> rows;
  const std::vector<CellTable> tables = read_cell_tables(bytes, "list");
  if (tables.empty()) return rows;
  for (const auto& row : tables.front().rows) {
    rows.emplace_back();
    for (const Cell& cell : row) rows.back().push_back(cell.text);
  }
  return rows;
}

using Rows = std::vector<std::vector<std::string>>;

TEST(CellTable, ReadsQuotedCellsWithCommasQuotesAndLineEnds) {
  EXPECT_EQ(cells_of("a,\"b, \"\"c\"\"\"\r\n\"two\nlines\",d\r\n"),
            (Rows{{"a", "b, \"c\""}, {"two\nlines", "d"}}));
}

TEST(CellTable, FindsTheSeparator) {
  EXPECT_EQ(cells_of("a\tb, c\nd\te\n"), (Rows{{"a", "b, c"}, {"d", "e"}}));
  EXPECT_EQ(cells_of("a;b, c\nd;e\n"), (Rows{{"a", "b, c"}, {"d", "e"}}));
  EXPECT_EQ(cells_of("one column\n"), (Rows{{"one column"}}));
}

TEST(CellTable, ReadsTheEncodingsOfSpreadsheetPrograms) {
  EXPECT_EQ(cells_of("\xEF\xBB\xBF"
                     "a,caf\xC3\xA9\n"),
            (Rows{{"a", "café"}}));
  EXPECT_EQ(cells_of("a,caf\xE9\n"), (Rows{{"a", "café"}}));
  EXPECT_EQ(cells_of(std::string_view("\xFF\xFE"
                                      "a\0\t\0\xE9\0\n\0",
                                      10)),
            (Rows{{"a", "é"}}));
}

TEST(CellTable, DropsWhatSaysNothingAtTheEnds) {
  EXPECT_EQ(cells_of("a,b,,\nc,,,\n,,\n\n"), (Rows{{"a", "b"}, {"c"}}));
  EXPECT_TRUE(cells_of("").empty());
}

TEST(CellTable, RefusesWhatIsNoList) {
  EXPECT_THROW((void)read_cell_tables("%PDF-1.7", "a.pdf"), Error);
  EXPECT_THROW((void)read_cell_tables(std::string_view("a\0b", 3), "a"), Error);
  EXPECT_THROW((void)read_cell_tables("PK\x03\x04 and no more", "a.xlsx"), Error);
  EXPECT_THROW((void)read_cell_tables("\"never closed \"\" ", "a.csv"), Error);
}

TEST(CellTable, RefusesAWorkbookThatUnpacksToTooMuch) {
  // A central directory of one entry that declares 4,000,000,000 bytes.
  std::string zip = "PK\x03\x04";
  const std::size_t entry = zip.size();
  zip += std::string("PK\x01\x02") + std::string(20, '\0') + std::string("\x00\x28\x6B\xEE", 4) +
         std::string(18, '\0');
  zip += std::string("PK\x05\x06") + std::string(4, '\0') + std::string("\1\0\1\0", 4) +
         std::string(4, '\0') + static_cast<char>(entry) + std::string(5, '\0');
  try {
    (void)read_cell_tables(zip, "bomb.xlsx");
    FAIL() << "was read";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kInput);
    EXPECT_NE(std::string(error.what()).find("too much"), std::string::npos) << error.what();
  }
}

}  // namespace
}  // namespace palimpsest::lists
