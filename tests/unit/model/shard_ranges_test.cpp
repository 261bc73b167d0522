#include "model/shard_ranges.hpp"

#include <gmock/gmock.h>

namespace palimpsest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(ShardRanges, JoinsNeighbours) {
  EXPECT_THAT(shard_ranges({1, 2, 3, 7, 9, 10}),
              ElementsAre(ShardRange{1, 3}, ShardRange{7, 7}, ShardRange{9, 10}));
  EXPECT_THAT(shard_ranges({}), IsEmpty());
}

TEST(ShardRanges, AreWrittenAsOneNumberOrTwo) {
  EXPECT_EQ((ShardRange{1, 3}.text()), "1-3");
  EXPECT_EQ((ShardRange{7, 7}.text()), "7");
}

}  // namespace
}  // namespace palimpsest
