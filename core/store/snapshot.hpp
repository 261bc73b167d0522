// The content of one commit of an archive.
//
// Cheap to copy. It never changes, whatever a writer does meanwhile. Snapshots of one Store belong
// to one thread. Reading throws Error(integrity) where the archive is damaged.
#pragma once

#include "base/id.hpp"
#include "base/time.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest::store {

class Repository;

struct Entry {
  std::string name;
  bool is_folder = false;

  friend bool operator==(const Entry&, const Entry&) = default;
};

struct CommitInfo {
  CommitId id;
  std::optional<CommitId> parent;
  std::string message;
  Instant time;
  std::string operator_name;
};

class Snapshot {
 public:
  [[nodiscard]] CommitId commit() const { return commit_; }

  // Calls `visit` with this commit and those before it by first parents, the newest first, until it
  // returns false.
  void visit_history(const std::function<bool(const CommitInfo&)>& visit) const;

  // Returns the bytes of the file at `path`; nothing when there is none, or a folder.
  [[nodiscard]] std::optional<std::string> read(const std::string& path) const;

  // Returns what a folder holds, sorted by name; "" is the root. Empty when there is no folder.
  [[nodiscard]] std::vector<Entry> list(const std::string& folder) const;

  // Returns the git id of a file or folder. Equal ids mean equal content.
  [[nodiscard]] std::optional<std::string> object_of(const std::string& path) const;

 private:
  friend class Store;
  Snapshot(std::shared_ptr<const Repository> repository, CommitId commit);

  std::shared_ptr<const Repository> repository_;
  CommitId commit_;
  std::string tree_;  // 40 hexadecimal digits
};

}  // namespace palimpsest::store
