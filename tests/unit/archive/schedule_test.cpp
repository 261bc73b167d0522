#include "archive/checking/schedule.hpp"

#include "base/digest.hpp"

#include <vector>

#include <gtest/gtest.h>

namespace palimpsest::archive {
namespace {

constexpr std::int64_t kDay = 86400;

std::vector<std::string> file_names(int count) {
  std::vector<std::string> all;
  for (int i = 0; i < count; ++i) all.push_back(sha256_of(std::to_string(i)).hex());
  return all;
}

TEST(Schedule, GivesEveryFileExactlyOneTurnInAPeriod) {
  const Schedule schedule(30 * kDay);
  for (const std::string& name : file_names(200)) {
    int turns = 0;
    for (int day = 0; day < 30; ++day) {
      const Instant from{1'700'000'000 + day * kDay};
      turns += schedule.is_due(name, from, Instant{from.seconds + kDay}) ? 1 : 0;
    }
    EXPECT_EQ(turns, 1) << name;
  }
}

TEST(Schedule, SpreadsTheTurnsOverThePeriod) {
  const Schedule schedule(30 * kDay);
  for (int day = 0; day < 30; ++day) {
    const Instant from{1'700'000'000 + day * kDay};
    int due = 0;
    for (const std::string& name : file_names(3000)) {
      due += schedule.is_due(name, from, Instant{from.seconds + kDay}) ? 1 : 0;
    }
    EXPECT_GT(due, 50) << day;
    EXPECT_LT(due, 150) << day;
  }
}

TEST(Schedule, LeavesOutNothingBetweenTwoRuns) {
  const Schedule schedule(7 * kDay);
  for (const std::string& name : file_names(100)) {
    const Instant start{1'700'000'123};
    const Instant turn = schedule.next(name, start);
    EXPECT_GT(turn, start);
    EXPECT_LE(turn.seconds, start.seconds + 7 * kDay);
    EXPECT_TRUE(schedule.is_due(name, start, turn));
    EXPECT_FALSE(schedule.is_due(name, start, Instant{turn.seconds - 1}));
    EXPECT_FALSE(schedule.is_due(name, turn, Instant{turn.seconds + 7 * kDay - 1}));
    EXPECT_EQ(schedule.next(name, turn).seconds, turn.seconds + 7 * kDay);
  }
}

TEST(Schedule, FindsEverythingDueAfterAWholePeriod) {
  const Schedule schedule(kDay);
  for (const std::string& name : file_names(100)) {
    EXPECT_TRUE(schedule.is_due(name, Instant{1000}, Instant{1000 + kDay}));
  }
}

}  // namespace
}  // namespace palimpsest::archive
