#include "archive/import/import_batch.hpp"

#include "base/error.hpp"

#include <utility>

namespace palimpsest::archive {
namespace {

// An import acknowledges a file when its batch is durable: soon enough for somebody who watches,
// and seldom enough that its syncs (0.1 s on a slow disk) do not matter.
constexpr auto kBatchAge = std::chrono::seconds(2);

}  // namespace

ImportBatch::ImportBatch(store::Store& store, ImportMode mode, ImportObserver& observer)
    : store_(store), observer_(observer) {
  if (mode == ImportMode::kCommit) writer_.emplace(store);
}

CommitId ImportBatch::add(const store::CommitRequest& commit) {
  CommitId id = writer_->add(commit);
  if (!since_) since_ = Clock::now();
  return id;
}

void ImportBatch::report(FileOutcome outcome) {
  unsaved_.push_back(std::move(outcome));
  if (!since_) save();
}

bool ImportBatch::is_save_due() const {
  return since_ && (writer_->is_full() || Clock::now() - *since_ >= kBatchAge);
}

void ImportBatch::save() {
  if (since_) {
    since_.reset();
    // Nothing of a batch that could not be written is ever reported.
    std::vector<FileOutcome> waiting = std::exchange(unsaved_, {});
    (void)writer_->flush();
    unsaved_ = std::move(waiting);
  }
  for (FileOutcome& outcome : std::exchange(unsaved_, {})) {
    observer_.file_done(outcome);
    saved_.push_back(std::move(outcome));
  }
}

void ImportBatch::save_what_can_be() {
  try {
    save();
  } catch (const Error&) {
    // Nothing of the batch was reported.
  }
}

}  // namespace palimpsest::archive
