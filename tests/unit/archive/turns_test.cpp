#include "archive/room/turns.hpp"

#include "base/error.hpp"

#include <atomic>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace palimpsest::archive {
namespace {

TEST(Turns, RefuseWhoeverComesWhenTooManyWait) {
  Turns turns(1, 0);
  {
    const auto turn = turns.take();
    EXPECT_THROW((void)turns.take(), Error);
    EXPECT_THROW((void)turns.take(), Error);
  }
  EXPECT_NO_THROW((void)turns.take());
}

TEST(Turns, AreTakenByNoMoreThanAllowedAtOnce) {
  Turns turns(2, 100);
  std::atomic<int> at_work = 0;
  std::atomic<int> most = 0;
  std::vector<std::thread> readers;
  for (int i = 0; i < 20; ++i) {
    readers.emplace_back([&] {
      const auto turn = turns.take();
      const int now = ++at_work;
      int seen = most;
      while (now > seen && !most.compare_exchange_weak(seen, now)) {
      }
      std::this_thread::yield();
      --at_work;
    });
  }
  for (std::thread& reader : readers) reader.join();
  EXPECT_LE(most, 2);
}

}  // namespace
}  // namespace palimpsest::archive
