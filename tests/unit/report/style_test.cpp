#include "report/style.hpp"

#include <gtest/gtest.h>

namespace palimpsest::report {
namespace {

TEST(Style, ColoursOnlyWhenAsked) {
  EXPECT_EQ(Style(Coloring::kPlain).red("damaged"), "damaged");
  EXPECT_EQ(Style(Coloring::kColored).red("damaged"), "\x1b[31mdamaged\x1b[0m");
}

TEST(Printable, KeepsAFileNameFromSteeringTheTerminal) {
  EXPECT_EQ(printable("a\x1b[2Jb\nc"), "a?[2Jb?c");
  EXPECT_EQ(printable("Präsident"), "Präsident");
}

TEST(Shortened, CutsByCharacters) {
  EXPECT_EQ(shortened("Präsident", 9), "Präsident");
  EXPECT_EQ(shortened("Präsident", 4), "Prä…");
  EXPECT_EQ(shortened("Präsident", 1), "…");
  EXPECT_EQ(shortened("Präsident", 0), "");
}

TEST(QuotedForShell, LeavesPlainWordsAndQuotesTheRest) {
  EXPECT_EQ(quoted_for_shell("in/memo-2.pdf"), "in/memo-2.pdf");
  EXPECT_EQ(quoted_for_shell(""), "''");
  EXPECT_EQ(quoted_for_shell("a b"), "'a b'");
  EXPECT_EQ(quoted_for_shell("$(id)"), "'$(id)'");
  EXPECT_EQ(quoted_for_shell("~"), "'~'");
  EXPECT_EQ(quoted_for_shell("it's"), "'it'\\''s'");
  EXPECT_EQ(quoted_for_shell("a\x1b'\n"), "$'a\\033\\'\\012'");
}

TEST(Columns, LineUpByCharactersAndLeaveNoBlanksAtTheEnd) {
  EXPECT_EQ(columns({{"a → b", "1"}, {"abc", "22"}, {"x", ""}}),
            "a → b  1\n"
            "abc    22\n"
            "x\n");
}

}  // namespace
}  // namespace palimpsest::report
