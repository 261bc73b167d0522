#include "web/answer_cache.hpp"

#include <gtest/gtest.h>

namespace palimpsest::web {
namespace {

AnswerPointer answer_of_size(std::size_t bytes) {
  Answer answer;
  answer.bytes.assign(bytes, 'x');
  return std::make_shared<const Answer>(std::move(answer));
}

TEST(AnswerCache, GivesAnAnswerBackWhileNothingChanged) {
  AnswerCache cache(1U << 20);
  const auto kept = answer_of_size(10);
  cache.keep("1", "/a", kept);
  EXPECT_EQ(cache.find("1", "/a"), kept);
  EXPECT_EQ(cache.find("1", "/b"), nullptr);
  EXPECT_EQ(cache.find("2", "/a"), nullptr);
}

TEST(AnswerCache, GivesNoAnswerThatIsOlderThanItMayBe) {
  AnswerCache cache(1U << 20);
  Answer looked;
  looked.kept_for = std::chrono::seconds(60);
  const AnswerCache::Clock::time_point start = AnswerCache::Clock::now();
  cache.keep("1", "/a", std::make_shared<const Answer>(looked), start);
  EXPECT_NE(cache.find("1", "/a", start + std::chrono::seconds(59)), nullptr);
  EXPECT_EQ(cache.find("1", "/a", start + std::chrono::seconds(60)), nullptr);
  cache.keep("1", "/a", answer_of_size(10), start + std::chrono::seconds(60));
  EXPECT_NE(cache.find("1", "/a", start + std::chrono::hours(1000)), nullptr);
}

TEST(AnswerCache, ForgetsAllWithTheState) {
  AnswerCache cache(1U << 20);
  cache.keep("1", "/a", answer_of_size(10));
  cache.keep("2", "/b", answer_of_size(10));
  EXPECT_EQ(cache.find("2", "/a"), nullptr);
  EXPECT_NE(cache.find("2", "/b"), nullptr);
}

TEST(AnswerCache, ForgetsWhatWasNotAskedForTheLongest) {
  AnswerCache cache(40'000);
  for (const char* target : {"/a", "/b", "/c"}) cache.keep("1", target, answer_of_size(3000));
  (void)cache.find("1", "/a");
  for (int i = 0; i < 10; ++i) {
    cache.keep("1", "/" + std::to_string(i), answer_of_size(3000));
    (void)cache.find("1", "/a");
  }
  EXPECT_NE(cache.find("1", "/a"), nullptr);
  EXPECT_EQ(cache.find("1", "/b"), nullptr);
}

TEST(AnswerCache, KeepsNothingThatFillsIt) {
  AnswerCache cache(10'000);
  cache.keep("1", "/large", answer_of_size(9000));
  EXPECT_EQ(cache.find("1", "/large"), nullptr);
}

}  // namespace
}  // namespace palimpsest::web
