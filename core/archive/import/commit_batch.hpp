// What a long act has committed and not yet written, and the outcomes that wait for it: of files
// that are imported, of revisions that are read again.
//
// Outcomes are told in their order, each when what it says is durable.
#pragma once

#include "archive/import/import.hpp"
#include "base/error.hpp"
#include "store/store.hpp"

#include <chrono>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace palimpsest::archive {

template <class Outcome>
class CommitBatch {
 public:
  using Tell = std::function<void(const Outcome&)>;

  // Takes the writer's lock of the archive, unless the mode writes nothing. Throws like
  // store::Writer.
  CommitBatch(store::Store& store, ImportMode mode, Tell tell)
      : store_(store), tell_(std::move(tell)) {
    if (mode == ImportMode::kCommit) writer_.emplace(store);
  }

  // Returns who writes; null when the mode writes nothing.
  [[nodiscard]] store::Writer* writer() { return writer_ ? &*writer_ : nullptr; }

  // Returns the newest commit, those of the batch included.
  [[nodiscard]] store::Snapshot tip() const { return writer_ ? writer_->tip() : store_.tip(); }

  // See store::Writer::add().
  CommitId add(const store::CommitRequest& commit) {
    CommitId id = writer_->add(commit);
    if (!since_) since_ = Clock::now();
    return id;
  }

  // Tells an outcome now, or when the batch that is open is saved.
  void report(Outcome outcome) {
    unsaved_.push_back(std::move(outcome));
    if (!since_) save();
  }

  // Whether the batch is large or old enough to be saved.
  [[nodiscard]] bool is_save_due() const {
    return since_ && (writer_->is_full() || Clock::now() - *since_ >= kBatchAge);
  }

  // Writes what is committed and not yet on disk, and tells the outcomes.
  void save() {
    if (since_) {
      since_.reset();
      // Nothing of a batch that could not be written is ever reported.
      std::vector<Outcome> waiting = std::exchange(unsaved_, {});
      (void)writer_->flush();
      unsaved_ = std::move(waiting);
    }
    for (Outcome& outcome : std::exchange(unsaved_, {})) {
      tell_(outcome);
      saved_.push_back(std::move(outcome));
    }
  }

  // Does the same after an error, which is told instead of the errors that follow from it.
  void save_what_can_be() {
    try {
      save();
    } catch (const Error&) {
      // Nothing of the batch was reported.
    }
  }

  // Returns the outcomes that were told.
  [[nodiscard]] const std::vector<Outcome>& saved() const { return saved_; }

 private:
  using Clock = std::chrono::steady_clock;

  // An act acknowledges its parts when their batch is durable: soon enough for somebody who
  // watches, and seldom enough that its syncs (0.1 s on a slow disk) do not matter.
  static constexpr auto kBatchAge = std::chrono::seconds(2);

  store::Store& store_;
  Tell tell_;
  std::optional<store::Writer> writer_;
  std::vector<Outcome> saved_;
  std::vector<Outcome> unsaved_;            // wait for their batch, in order
  std::optional<Clock::time_point> since_;  // when the oldest of the batch was committed
};

}  // namespace palimpsest::archive
