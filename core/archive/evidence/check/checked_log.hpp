// What the parts of a check of the log share: the archive as it is read once, and how a problem is
// added.
#pragma once

#include "archive/evidence/log_view.hpp"
#include "archive/removal/logged_history.hpp"
#include "model/archive_facts.hpp"
#include "model/verification.hpp"
#include "proof/merkle/merkle.hpp"
#include "store/store.hpp"

#include <optional>
#include <string>
#include <vector>

namespace palimpsest::archive {

inline constexpr const char* kLogPath = "repository.git/refs/archive/log";
inline constexpr const char* kMainPath = "repository.git/refs/heads/main";

// The whole log and the whole history in memory: about a kilobyte for each commit.
struct CheckedLog {
  const store::Store& store;
  LogView view;
  std::vector<store::CommitInfo> commits;  // of main by first parents, the oldest first
  std::vector<std::string> entries;
  proof::MerkleTree tree;  // of the entries
  LoggedHistory history;   // what removals made of the commits

  // Returns the first `size` entries as a checkpoint states them; size <= entries.size().
  [[nodiscard]] proof::TreeHead head(std::uint64_t size) const;

  // Returns the entry; nothing when it cannot be read.
  [[nodiscard]] std::optional<LogEntry> entry_at(std::size_t index) const;

  // Whether the commit of main stands in the place of the logged one, by a removal.
  [[nodiscard]] bool is_replaced(std::size_t index) const;

  // Returns a commit of main, as it was logged where a removal replaced it.
  [[nodiscard]] std::string logged_commit_bytes(std::size_t index) const;
};

// Reads the history of `store` with its log, or with another. Throws Error(integrity) when a bundle
// of entries or a commit cannot be read.
[[nodiscard]] CheckedLog read_log(const store::Store& store);
[[nodiscard]] CheckedLog read_log(const store::Store& store, LogView view);

void add_problem(Verification& report, const std::string& what, const std::string& path,
                 const std::string& document = "all");

// Returns "A-1, A-2" for the documents that a commit names in its message, or "all".
[[nodiscard]] std::string documents_named_by(const store::CommitInfo& commit);

}  // namespace palimpsest::archive
