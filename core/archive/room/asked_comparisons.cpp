#include "archive/room/asked_comparisons.hpp"

#include "archive/history/kept_diffs.hpp"
#include "archive/history/side_diff.hpp"
#include "base/error.hpp"

#include <algorithm>
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

std::size_t AskedComparisons::ask(const store::Snapshot& snapshot, const ArchivedSide& before,
                                  const ArchivedSide& after) {
  DiffBasis basis = basis_of(snapshot, before, after);
  const std::lock_guard lock(mutex_);
  std::size_t earlier = 0;
  for (const Comparison& asked : asked_) {
    if (is_of(asked, before.document, basis)) return earlier;
    ++earlier;
  }
  const auto failed = std::find_if(made_.begin(), made_.end(), [&](const Comparison& made) {
    return made.hindrance && is_of(made, before.document, basis);
  });
  if (failed != made_.end()) {
    const std::exception_ptr hindrance = failed->hindrance;
    made_.erase(failed);
    std::rethrow_exception(hindrance);
  }
  if (earlier > kMostWaiting) {
    throw Error(ErrorKind::kConflict, "too many comparisons wait to be made");
  }
  asked_.push_back({before, after, std::move(basis)});
  if (!thread_.joinable()) thread_ = std::thread(&AskedComparisons::work, this);
  is_asked_.notify_one();
  return earlier;
}

void AskedComparisons::work() {
  std::optional<store::Store> store;
  std::unique_ptr<worker::Client> before, after;
  std::unique_lock lock(mutex_);
  for (;;) {
    is_asked_.wait(lock, [&] { return is_ending_ || !asked_.empty(); });
    if (is_ending_) return;
    Comparison comparison = asked_.front();
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
    made_.push_front(std::move(comparison));
    if (made_.size() > kMostKept) made_.pop_back();
  }
}

void AskedComparisons::compare(Comparison& comparison, worker::Client& before,
                               worker::Client& after, const store::Store& store) {
  KeptDiff now = compare_sides(store, {before, after}, comparison.before, comparison.after, [this] {
    const std::lock_guard lock(mutex_);
    return is_ending_;
  });
  comparison.diff = std::move(now.diff);
  comparison.basis = std::move(now.basis);
}

}  // namespace palimpsest::archive
