// The log of an archive as it stands: refs/archive/log.
//
//   checkpoint            the newest one, signed or not
//   checkpoints/<size>    those that were signed
//   tile/...              hashes and entries (proof/log/tiles.hpp)
#pragma once

#include "model/log_entry.hpp"
#include "proof/log/checkpoint.hpp"
#include "proof/log/signed_note.hpp"
#include "proof/log/tiles.hpp"
#include "store/store.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest::archive {

// Written to the log: never rename.
inline constexpr const char* kCheckpointFile = "checkpoint";
inline constexpr const char* kCheckpointsFolder = "checkpoints";

class LogView {
 public:
  // Reads nothing yet; a log that is not there has no entry.
  explicit LogView(const store::Store& store) : LogView(store.log()) {}

  // Of the log as a commit of its own history holds it.
  explicit LogView(std::optional<store::Snapshot> files);

  // Returns nothing when there is no log at all.
  [[nodiscard]] const std::optional<store::Snapshot>& files() const { return files_; }

  // Returns how many entries the files hold, whatever a checkpoint says.
  [[nodiscard]] std::uint64_t size() const { return size_; }

  // Returns the newest checkpoint; nothing when it is missing or none.
  [[nodiscard]] std::optional<proof::Note> checkpoint() const;

  // Returns the checkpoint of that size that was signed.
  [[nodiscard]] std::optional<proof::Note> signed_checkpoint(std::uint64_t size) const;

  // Returns the sizes of the logs that signed checkpoints state, the smallest first.
  [[nodiscard]] std::vector<std::uint64_t> signed_sizes() const;

  // The reader refers to this view, which must outlive it.
  [[nodiscard]] proof::TileReader tiles() const;

  // Returns the newest entry. Throws Error(integrity) when it cannot be read.
  [[nodiscard]] std::optional<LogEntry> newest() const;

 private:
  [[nodiscard]] std::optional<proof::Note> note(const std::string& path) const;

  std::optional<store::Snapshot> files_;
  std::uint64_t size_ = 0;
};

// Returns where the signed checkpoint of this size stands: nine digits, so that names sort.
[[nodiscard]] std::string signed_checkpoint_path(std::uint64_t size);

}  // namespace palimpsest::archive
