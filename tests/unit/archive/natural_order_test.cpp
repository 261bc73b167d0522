#include "archive/import/natural_order.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <gmock/gmock.h>

namespace palimpsest::archive {
namespace {

TEST(NaturalOrder, CountsDigitsAsNumbers) {
  std::vector<std::string> names = {"part 10.pdf", "part 2.pdf", "part 1.pdf", "Part 3.pdf"};
  std::sort(names.begin(), names.end(), is_before_naturally);
  EXPECT_THAT(names,
              ::testing::ElementsAre("Part 3.pdf", "part 1.pdf", "part 2.pdf", "part 10.pdf"));
}

TEST(NaturalOrder, HoldsForNumbersOfAnyLength) {
  EXPECT_TRUE(is_before_naturally("9", "100000000000000000000000"));
  EXPECT_TRUE(is_before_naturally("a1b2", "a1b10"));
}

TEST(NaturalOrder, IsStrict) {
  EXPECT_FALSE(is_before_naturally("a2", "a2"));
  EXPECT_TRUE(is_before_naturally("a02", "a2"));
  EXPECT_FALSE(is_before_naturally("a2", "a02"));
  EXPECT_TRUE(is_before_naturally("", "a"));
  EXPECT_TRUE(is_before_naturally("a", "a1"));
}

}  // namespace
}  // namespace palimpsest::archive
