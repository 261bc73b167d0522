#include "archive/room/asked_comparisons.hpp"

#include "archive/tree/tree_paths.hpp"
#include "base/error.hpp"
#include "unit/archive/sample_document.hpp"
#include "unit/store/made_archive.hpp"

#include <atomic>
#include <future>
#include <thread>

#include <gtest/gtest.h>

namespace palimpsest::archive {
namespace {

using Clock = AskedComparisons::Clock;
using std::chrono::seconds;

// Comparisons that all fail, the first not before `let_go()`.
class AskedComparisonsTest : public testing::Test {
 protected:
  AskedComparisonsTest() : store_(store::make_archive(folder_.path())) {
    for (const char* folder : {"2018", "2019", "2020", "2021", "2022", "2023"}) {
      const std::string path = revision_record_path(kDocumentId, RevisionFolder(folder));
      (void)store::Writer(store_).commit(store::request_of({{path, folder}}));
    }
  }
  void TearDown() override { let_go(); }

  void let_go() {
    if (!is_let_go_.exchange(true)) gate_.set_value();
  }

  std::size_t ask(const std::string& after, Clock::time_point now = Clock::now()) {
    return asked_.ask(
        store_.tip(), side_of("2018"), side_of(after), [&] { ++admitted_; }, now);
  }

  bool has_failed(const std::string& after, Clock::time_point now = Clock::now()) {
    return asked_.has_failed(store_.tip(), side_of("2018"), side_of(after), now);
  }

  void wait_until_failed(const std::string& after) {
    while (!has_failed(after)) std::this_thread::yield();
  }

  store::TemporaryFolder folder_;
  store::Store store_;
  std::promise<void> gate_;
  std::shared_future<void> is_open_ = gate_.get_future().share();
  std::atomic<bool> is_let_go_ = false;
  std::atomic<int> begun_ = 0;
  int admitted_ = 0;
  AskedComparisons asked_{[this]() -> store::Store {
                            ++begun_;
                            is_open_.wait();
                            throw Error(ErrorKind::kIntegrity, "an original is missing");
                          },
                          {}};
};

TEST_F(AskedComparisonsTest, SayWhatHinderedThemToEverybodyForAWhile) {
  let_go();
  EXPECT_EQ(ask("2019"), 0U);
  wait_until_failed("2019");
  for (int i = 0; i < 3; ++i) EXPECT_THROW((void)ask("2019"), Error);
  EXPECT_EQ(begun_, 1);
  EXPECT_FALSE(has_failed("2020"));
  const auto later = Clock::now() + AskedComparisons::kHinderedFor + seconds(1);
  EXPECT_FALSE(has_failed("2019", later));
  EXPECT_EQ(ask("2019", later), 0U);
}

TEST_F(AskedComparisonsTest, CountAsBegunOnceForAllWhoWait) {
  EXPECT_EQ(ask("2019"), 0U);
  EXPECT_EQ(ask("2020"), 1U);
  EXPECT_EQ(ask("2020"), 1U);
  EXPECT_EQ(ask("2019"), 0U);
  EXPECT_EQ(admitted_, 2);
}

TEST_F(AskedComparisonsTest, LeaveTheQueueWhenNobodyAsksForThem) {
  const auto now = Clock::now();
  EXPECT_EQ(ask("2019", now), 0U);
  EXPECT_EQ(ask("2020", now), 1U);
  EXPECT_EQ(ask("2021", now), 2U);
  EXPECT_EQ(ask("2020", now + seconds(20)), 1U);
  EXPECT_EQ(ask("2022", now + seconds(40)), 2U);
  EXPECT_EQ(ask("2023", now + seconds(60)), 2U);
  EXPECT_EQ(ask("2022", now + seconds(60)), 1U);
}

TEST_F(AskedComparisonsTest, AreNotMadeWhenNobodyAsksForThem) {
  EXPECT_EQ(ask("2019"), 0U);
  EXPECT_EQ(ask("2020", Clock::now() - std::chrono::hours(1)), 1U);
  let_go();
  wait_until_failed("2019");
  (void)ask("2021");
  wait_until_failed("2021");
  EXPECT_EQ(begun_, 2);
}

}  // namespace
}  // namespace palimpsest::archive
