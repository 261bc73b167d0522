#include "web/being_made.hpp"

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace palimpsest::web {
namespace {

AnswerPointer answer_of_status(int status) {
  return std::make_shared<const Answer>(Answer{status});
}

TEST(BeingMade, GivesOneAnswerToAllWhoAskMeanwhile) {
  BeingMade being_made;
  std::atomic<int> made = 0;
  std::atomic<int> asking = 0;
  std::vector<std::thread> readers;
  for (int i = 0; i < 8; ++i) {
    readers.emplace_back([&] {
      ++asking;
      const auto answer = being_made.once("/a", [&] {
        ++made;
        while (asking < 8) std::this_thread::yield();
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        return answer_of_status(200);
      });
      EXPECT_EQ(answer->status, 200);
    });
  }
  for (std::thread& reader : readers) reader.join();
  EXPECT_LT(made, 8);
}

TEST(BeingMade, KeepsNothing) {
  BeingMade being_made;
  EXPECT_EQ(being_made.once("/a", [] { return answer_of_status(200); })->status, 200);
  EXPECT_EQ(being_made.once("/a", [] { return answer_of_status(404); })->status, 404);
}

TEST(BeingMade, TellsWhatHinderedTheMaker) {
  BeingMade being_made;
  const auto fail = []() -> AnswerPointer { throw std::runtime_error("hindered"); };
  EXPECT_THROW((void)being_made.once("/a", fail), std::runtime_error);
  EXPECT_EQ(being_made.once("/a", [] { return answer_of_status(200); })->status, 200);
}

}  // namespace
}  // namespace palimpsest::web
