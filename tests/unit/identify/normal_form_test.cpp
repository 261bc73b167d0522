#include "identify/normal_form.hpp"

#include <gtest/gtest.h>

namespace palimpsest::identify {
namespace {

TEST(NormalForm, FillsInGroupsAndChangesTheirLetters) {
  EXPECT_EQ(normal_form("{1:lower}-{2:upper}-{3:digit}", {"", "AB", "cd", "lS0"}), "ab-CD-150");
}

TEST(NormalForm, DropsABracketWhoseGroupIsEmpty) {
  EXPECT_EQ(normal_form("({1})[({2})][-{3}]", {"", "7", "", "1"}), "(7)-1");
}

TEST(NormalForm, LeavesSpacesOfTheMatchOut) {
  EXPECT_EQ(normal_form("b{1}", {"", "7E-1, 2"}), "b7E-1,2");
}

}  // namespace
}  // namespace palimpsest::identify
