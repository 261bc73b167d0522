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

TEST(Columns, LineUpByCharactersAndLeaveNoBlanksAtTheEnd) {
  EXPECT_EQ(columns({{"a → b", "1"}, {"abc", "22"}, {"x", ""}}),
            "a → b  1\n"
            "abc    22\n"
            "x\n");
}

TEST(Counted, KnowsOneFromMany) {
  EXPECT_EQ(counted(1, "page"), "1 page");
  EXPECT_EQ(counted(0, "page"), "0 pages");
}

}  // namespace
}  // namespace palimpsest::report
