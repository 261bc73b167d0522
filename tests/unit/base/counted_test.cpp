#include "base/counted.hpp"

#include <gtest/gtest.h>

namespace palimpsest {
namespace {

TEST(Counted, KnowsOneFromMany) {
  EXPECT_EQ(counted(1, "page"), "1 page");
  EXPECT_EQ(counted(0, "page"), "0 pages");
  EXPECT_EQ(counted(1, "entry", "entries"), "1 entry");
  EXPECT_EQ(counted(2, "entry", "entries"), "2 entries");
}

}  // namespace
}  // namespace palimpsest
