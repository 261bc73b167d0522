// Main as the log holds it: what removals replaced, put together again from what is left.
//
// Of a replaced commit the log has the id, and the ids of its root folder. The commit that stands
// in its place has everything but the removed entries, whose ids the removal names; with these put
// back both ids must come out again. So a removal can hide nothing but what it names.
#pragma once

#include "archive/evidence/tree_ids.hpp"
#include "model/log_entry.hpp"
#include "model/removal.hpp"
#include "store/store.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest::archive {

// A file or folder that was taken away, by its path.
struct Stub {
  unsigned mode = 0;
  Sha256 id;
  std::optional<Sha256> left = {};  // of the file that stands in its place

  friend bool operator==(const Stub&, const Stub&) = default;
};
using Stubs = std::map<std::string, Stub>;

class LoggedHistory {
 public:
  // `removals` are those that the newest commit knows of, the earliest first.
  explicit LoggedHistory(std::vector<Removal> removals) : removals_(std::move(removals)) {}

  [[nodiscard]] const std::vector<Removal>& removals() const { return removals_; }

  // Returns what stands on main today in the place of the commit that was logged at `index`;
  // nothing when a removal says that another one stood there.
  [[nodiscard]] std::optional<CommitId> present(std::uint64_t index, const CommitId& logged) const;

  // Returns the entries that were taken out of the commit at `index` since it was logged.
  [[nodiscard]] Stubs stubs(std::uint64_t index) const;

  // Returns the commit as it was logged, from what stands in its place: `entry` is its own, and
  // `before` what the log has of its parent.
  [[nodiscard]] std::string commit_bytes(const store::Store& store, const LogEntry& entry,
                                         const std::optional<LogEntry>& before,
                                         const CommitId& present) const;

 private:
  std::vector<Removal> removals_;
};

// Returns the SHA-256 id that the folder `tree` has with the stubs in it; nothing when something
// else stands in the place of one.
[[nodiscard]] std::optional<Sha256> whole_tree_id(const store::Store& store, TreeIds& tree_ids,
                                                  const std::string& tree, const Stubs& stubs);

// Returns git's id of a commit.
[[nodiscard]] CommitId commit_id_of(const std::string& bytes);

}  // namespace palimpsest::archive
