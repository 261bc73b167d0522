#include "web/rate_limit.hpp"

#include <gtest/gtest.h>

namespace palimpsest::web {
namespace {

TEST(RateLimit, AllowsAFewAtOnceAndThenOneASecond) {
  RateLimit limit(1, 3);
  const auto start = RateLimit::Clock::now();
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(limit.allows_one(start));
  EXPECT_FALSE(limit.allows_one(start));
  EXPECT_TRUE(limit.allows_one(start + std::chrono::milliseconds(1100)));
  EXPECT_FALSE(limit.allows_one(start + std::chrono::milliseconds(1200)));
}

TEST(RateLimit, DoesNotSaveUpForLong) {
  RateLimit limit(1, 3);
  const auto later = RateLimit::Clock::now() + std::chrono::hours(1);
  int allowed = 0;
  for (int i = 0; i < 100; ++i) allowed += limit.allows_one(later) ? 1 : 0;
  EXPECT_EQ(allowed, 3);
}

}  // namespace
}  // namespace palimpsest::web
