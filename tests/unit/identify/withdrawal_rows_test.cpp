#include "identify/forms/withdrawal_rows.hpp"

#include "field_value.hpp"
#include "page_lines.hpp"

#include <gtest/gtest.h>

namespace palimpsest::identify {
namespace {

void add(std::vector<Line>& lines, double top,
         const std::vector<std::pair<double, std::string>>& cells) {
  for (const auto& [left, text] : cells) {
    Line line = line_at(text, left, top);
    for (Word& word : line) {  // five points a character, so that a table fits on the page
      word.region.left = points(left + (word.region.left.in_points() - left) / 2);
      word.region.right = points(left + (word.region.right.in_points() - left) / 2);
    }
    lines.push_back(line);
  }
}

std::vector<Line> sheet() {
  std::vector<Line> lines;
  add(lines, 60, {{200, "Withdrawal/Redaction Sheet"}});
  add(lines, 100,
      {{60, "DOCUMENT NO."}, {160, "SUBJECT/TITLE"}, {380, "DATE"}, {460, "RESTRICTION"}});
  add(lines, 112, {{60, "AND TYPE"}});
  add(lines, 140,
      {{60, "001. memo"},
       {160, "Chief of Staff to the President re:"},
       {380, "03/04/1994"},
       {460, "P1/b(1)"}});
  add(lines, 152, {{160, "harbor survey (2 pages)"}});
  add(lines, 176, {{60, "002. letter"}, {160, "Larsson to Berg"}, {380, "n.d."}, {460, "P5"}});
  add(lines, 220, {{60, "COLLECTION:"}});
  add(lines, 232, {{60, "1 National"}, {160, "Security"}, {380, "Council"}});
  return lines;
}

TEST(FindWithdrawalSheet, ReadsARowForEachItem) {
  const auto form = find_withdrawal_sheet(sheet());
  ASSERT_TRUE(form.has_value());
  EXPECT_EQ(form->kind, FormKind::kWithdrawalSheet);
  ASSERT_EQ(form->rows.size(), 2u);
  EXPECT_EQ(value_of(form->rows[0], "number"), "001. memo");
  EXPECT_EQ(value_of(form->rows[0], "date"), "03/04/1994");
  EXPECT_EQ(value_of(form->rows[0], "restriction"), "P1/b(1)");
  EXPECT_EQ(value_of(form->rows[1], "title"), "Larsson to Berg");
}

TEST(FindWithdrawalSheet, JoinsTheLinesOfOneCell) {
  EXPECT_EQ(value_of(find_withdrawal_sheet(sheet())->rows[0], "title"),
            "Chief of Staff to the President re: harbor survey (2 pages)");
}

TEST(FindWithdrawalSheet, SeesNoneWithoutItsTitleOrItsColumns) {
  std::vector<Line> untitled = sheet();
  untitled.erase(untitled.begin());
  EXPECT_FALSE(find_withdrawal_sheet(untitled));
  EXPECT_FALSE(find_withdrawal_sheet(lines_of("Withdrawal Sheet\nsee the other folder\n")));
}

}  // namespace
}  // namespace palimpsest::identify
