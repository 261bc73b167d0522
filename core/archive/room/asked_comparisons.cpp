#include "archive/room/asked_comparisons.hpp"

#include "archive/history/kept_diffs.hpp"
#include "archive/history/side_diff.hpp"
#include "base/error.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace palimpsest::archive {

AskedComparisons::~AskedComparisons() {
  {
    const std::lock_guard lock(mutex_);
    is_ending_ = true;
  }
  is_asked_.notify_one();
  if (thread_.joinable()) thread_.join();
}

bool AskedComparisons::is_of(const Comparison& one, const DocumentId& document,
                             const DiffBasis& basis) {
  return one.before.document == document && one.basis == basis;
}

std::optional<Diff> AskedComparisons::find(const store::Snapshot& snapshot,
                                           const ArchivedSide& before, const ArchivedSide& after) {
  const DiffBasis basis = basis_of(snapshot, before, after);
  const std::lock_guard lock(mutex_);
  for (const Comparison& made : made_) {
    if (is_of(made, before.document, basis) && !made.hindrance) return made.diff;
  }
  return std::nullopt;
}

const AskedComparisons::Comparison* AskedComparisons::find_failed(const DocumentId& document,
                                                                  const DiffBasis& basis,
                                                                  Clock::time_point now) const {
  const auto failed = std::find_if(made_.begin(), made_.end(), [&](const Comparison& made) {
    return made.hindrance && now - made.time < kHinderedFor && is_of(made, document, basis);
  });
  return failed == made_.end() ? nullptr : &*failed;
}

bool AskedComparisons::has_failed(const store::Snapshot& snapshot, const ArchivedSide& before,
                                  const ArchivedSide& after, Clock::time_point now) {
  const DiffBasis basis = basis_of(snapshot, before, after);
  const std::lock_guard lock(mutex_);
  return find_failed(before.document, basis, now) != nullptr;
}

std::size_t AskedComparisons::ask(const store::Snapshot& snapshot, const ArchivedSide& before,
                                  const ArchivedSide& after, const web::Admission& admit,
                                  Clock::time_point now) {
  DiffBasis basis = basis_of(snapshot, before, after);
  const std::lock_guard lock(mutex_);
  std::size_t earlier = 0;
  for (Comparison& asked : asked_) {
    if (is_of(asked, before.document, basis)) {
      asked.time = now;
      return earlier;
    }
    ++earlier;
  }
  if (const Comparison* failed = find_failed(before.document, basis, now)) {
    std::rethrow_exception(failed->hindrance);
  }
  if (!asked_.empty()) forget(std::next(asked_.begin()), now);
  if (asked_.size() > kMostWaiting) {
    throw Error(ErrorKind::kConflict, "too many comparisons wait to be made");
  }
  admit();
  asked_.push_back({before, after, std::move(basis), now});
  if (!thread_.joinable()) thread_ = std::thread(&AskedComparisons::work, this);
  is_asked_.notify_one();
  return asked_.size() - 1;
}

void AskedComparisons::forget(std::list<Comparison>::iterator first, Clock::time_point now) {
  while (first != asked_.end()) {
    first = now - first->time > kForgottenAfter ? asked_.erase(first) : std::next(first);
  }
}

void AskedComparisons::work() {
  std::optional<store::Store> store;
  std::unique_ptr<worker::Client> before, after;
  std::unique_lock lock(mutex_);
  for (;;) {
    is_asked_.wait(lock, [&] { return is_ending_ || !asked_.empty(); });
    if (is_ending_) return;
    forget(asked_.begin(), Clock::now());
    if (asked_.empty()) continue;
    Comparison comparison = asked_.front();
    is_stopped_ = false;
    lock.unlock();
    try {
      if (!store) store.emplace(open_());
      if (!before) before = make_client_();
      if (!after) after = make_client_();
      compare(comparison, *before, *after, *store);
    } catch (...) {
      comparison.hindrance = std::current_exception();
    }
    lock.lock();
    asked_.pop_front();
    if (is_stopped_) continue;
    comparison.time = Clock::now();
    made_.push_front(std::move(comparison));
    if (made_.size() > kMostKept) made_.pop_back();
  }
}

// Whether nobody waits any more for the comparison at work; so long as no other waits, it is made
// all the same.
bool AskedComparisons::is_given_up() {
  const std::lock_guard lock(mutex_);
  const bool is_forgotten = Clock::now() - asked_.front().time > kForgottenAfter;
  is_stopped_ = is_stopped_ || is_ending_ || (is_forgotten && asked_.size() > 1);
  return is_stopped_;
}

void AskedComparisons::compare(Comparison& comparison, worker::Client& before,
                               worker::Client& after, const store::Store& store) {
  KeptDiff now = compare_sides(store, {before, after}, comparison.before, comparison.after,
                               [this] { return is_given_up(); });
  comparison.diff = std::move(now.diff);
  comparison.basis = std::move(now.basis);
}

}  // namespace palimpsest::archive
