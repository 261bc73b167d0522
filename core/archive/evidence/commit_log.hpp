// Keeps the log of an archive: one entry for every commit on main, in first-parent order.
//
// Told by the store after main moved. What an earlier writer left out is made up for first, so the
// same call is the recovery.
#pragma once

#include "archive/evidence/tree_ids.hpp"
#include "model/archive_facts.hpp"
#include "proof/keys/ed25519.hpp"
#include "store/store.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace palimpsest::archive {

class CommitLog : public store::Follower {
 public:
  // `signer` signs the checkpoints; there may be none.
  CommitLog(const std::filesystem::path& root, ArchiveFacts facts,
            std::shared_ptr<const proof::Signer> signer);

  // Keeps what was computed for the next process.
  ~CommitLog() override;

  // Throws Error(integrity) when the log belongs to another history, which is left as it is.
  void follow(const store::Store& store, store::Writer& writer) override;

 private:
  std::filesystem::path cache_folder_;
  ArchiveFacts facts_;
  std::shared_ptr<const proof::Signer> signer_;
  std::unique_ptr<TreeIds> tree_ids_;  // read when the first commit comes
  std::optional<store::Store> newest_store_;
  std::string newest_tree_;
};

// Whether the newest entry of the log is the newest commit on main.
[[nodiscard]] bool is_log_complete(const store::Store& store);

}  // namespace palimpsest::archive
