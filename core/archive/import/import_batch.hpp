// What an import has committed and not yet written, and the outcomes of files that wait for it.
//
// Outcomes are told in the order of the files, each when what it says is durable.
#pragma once

#include "archive/import/import.hpp"
#include "model/outcome.hpp"
#include "store/store.hpp"

#include <chrono>
#include <optional>
#include <vector>

namespace palimpsest::archive {

class ImportBatch {
 public:
  // Takes the writer's lock of the archive, unless the mode writes nothing. Throws like
  // store::Writer.
  ImportBatch(store::Store& store, ImportMode mode, ImportObserver& observer);

  // Returns who writes; null when the mode writes nothing.
  [[nodiscard]] store::Writer* writer() { return writer_ ? &*writer_ : nullptr; }

  // Returns the newest commit, those of the batch included.
  [[nodiscard]] store::Snapshot tip() const { return writer_ ? writer_->tip() : store_.tip(); }

  // See store::Writer::add().
  CommitId add(const store::CommitRequest& commit);

  // Tells the outcome of a file now, or when the batch that is open is saved.
  void report(FileOutcome outcome);

  // Whether the batch is large or old enough to be saved.
  [[nodiscard]] bool is_save_due() const;

  // Writes what is committed and not yet on disk, and tells the outcomes.
  void save();

  // Does the same after an error, which is told instead of the errors that follow from it.
  void save_what_can_be();

  // Returns the outcomes that were told.
  [[nodiscard]] const std::vector<FileOutcome>& saved() const { return saved_; }

 private:
  using Clock = std::chrono::steady_clock;

  store::Store& store_;
  ImportObserver& observer_;
  std::optional<store::Writer> writer_;
  std::vector<FileOutcome> saved_;
  std::vector<FileOutcome> unsaved_;        // wait for their batch, in order
  std::optional<Clock::time_point> since_;  // when the oldest of the batch was committed
};

}  // namespace palimpsest::archive
