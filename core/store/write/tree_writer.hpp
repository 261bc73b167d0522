// Applies edits to a tree of the repository: only the folders on the edited paths are rewritten.
//
// Objects are written synced, but the folders that hold them are not: see sync_object_folders().
#pragma once

#include "store/git.hpp"
#include "store/store.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace palimpsest::store {

// Collects the ids of what it writes. The one door through which objects enter the repository.
class ObjectWriter {
 public:
  explicit ObjectWriter(const Repository& repository) : repository_(repository) {}

  [[nodiscard]] const Repository& repository() const { return repository_; }

  git_oid write(const std::string& bytes, git_object_t type);

  // Writes the tree that `builder` holds.
  git_oid write_tree(git_treebuilder* builder);

  // Makes the folder entries of all written objects durable.
  void sync_object_folders() const;

 private:
  const Repository& repository_;
  std::set<std::string> folders_;  // "3f": first hex digits of the written ids
};

// Returns the tree that `base` becomes. Folders that grow empty vanish. Throws Error(usage) for a
// path that no tree can hold.
[[nodiscard]] git_oid write_edited_tree(ObjectWriter& objects, const std::optional<git_oid>& base,
                                        const std::vector<TreeEdit>& edits);

}  // namespace palimpsest::store
