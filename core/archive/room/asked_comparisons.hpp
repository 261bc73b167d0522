// Comparisons of which no diff is kept, made while readers wait for them: one after the other, by
// processes of their own. The archive is not written: the answers are kept in memory alone.
#pragma once

#include "archive/compare/archived_side.hpp"
#include "archive/room/desk.hpp"
#include "archive/room/page_pictures.hpp"
#include "model/kept_diff.hpp"
#include "store/snapshot.hpp"
#include "web/room.hpp"

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <list>
#include <mutex>
#include <optional>
#include <thread>

namespace palimpsest::archive {

// Any thread may use it.
class AskedComparisons {
 public:
  using Clock = std::chrono::steady_clock;

  static constexpr std::size_t kMostWaiting = 8;  // who comes later is told to try again
  static constexpr std::size_t kMostKept = 64;    // the last that were made

  // A page that waits asks every two seconds: nobody waits for what was not asked for so long.
  static constexpr auto kForgottenAfter = std::chrono::seconds(30);

  // What failed is not tried again for so long: an original that is missing is no sooner there.
  static constexpr auto kHinderedFor = std::chrono::minutes(10);

  AskedComparisons(OpenStore open, MakeClient make_client)
      : open_(std::move(open)), make_client_(std::move(make_client)) {}
  ~AskedComparisons();  // stops what is being compared
  AskedComparisons(const AskedComparisons&) = delete;
  AskedComparisons& operator=(const AskedComparisons&) = delete;

  // Returns the diff of two sides of a document as `snapshot` holds them, once it was made.
  [[nodiscard]] std::optional<Diff> find(const store::Snapshot& snapshot,
                                         const ArchivedSide& before, const ArchivedSide& after);

  // Whether an attempt to compare two sides failed lately.
  [[nodiscard]] bool has_failed(const store::Snapshot& snapshot, const ArchivedSide& before,
                                const ArchivedSide& after, Clock::time_point now = Clock::now());

  // Has two sides compared, unless they are waiting for it, and returns how many come before them.
  // Whoever waits asks again: what nobody asks for any more is not compared. Throws what hindered
  // an attempt lately, what `admit` throws, and Error(conflict) when too many wait.
  std::size_t ask(const store::Snapshot& snapshot, const ArchivedSide& before,
                  const ArchivedSide& after, const web::Admission& admit,
                  Clock::time_point now = Clock::now());

 private:
  struct Comparison {
    ArchivedSide before;
    ArchivedSide after;
    DiffBasis basis;
    Clock::time_point time;  // when it was asked for last, or made
    Diff diff = {};
    std::exception_ptr hindrance = {};
  };

  [[nodiscard]] static bool is_of(const Comparison& one, const DocumentId& document,
                                  const DiffBasis& basis);
  [[nodiscard]] const Comparison* find_failed(const DocumentId& document, const DiffBasis& basis,
                                              Clock::time_point now) const;
  void forget(std::list<Comparison>::iterator first, Clock::time_point now);
  [[nodiscard]] bool is_given_up();
  void work();
  void compare(Comparison& comparison, worker::Client& before, worker::Client& after,
               const store::Store& store);

  OpenStore open_;
  MakeClient make_client_;
  std::mutex mutex_;
  std::condition_variable is_asked_;
  std::list<Comparison> asked_;  // the first is at work
  std::list<Comparison> made_;   // the newest first
  bool is_stopped_ = false;      // the first
  bool is_ending_ = false;
  std::thread thread_;  // from the first comparison on
};

}  // namespace palimpsest::archive
