// Applies edits to a tree of the repository: only the folders on the edited paths are rewritten,
// into the pending objects.
#pragma once

#include "store/git.hpp"
#include "store/store.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest::store {

// The bytes of the folders that nearly every commit changes. Without it each commit would read
// back, check and inflate the largest trees of the archive.
class FolderCache {
 public:
  // Returns the folder `id`, which stands at `path`.
  [[nodiscard]] std::string read(const Repository& repository, const std::string& path,
                                 const git_oid& id) const;

  // Remembers what stands at `path` now.
  void put(const std::string& path, const git_oid& id, const std::string& tree);

 private:
  struct Folder {
    git_oid id{};
    std::string tree;
  };

  std::map<std::string, Folder> folders_;
};

// Returns the tree that `base` becomes. Folders that grow empty vanish. Throws Error(usage) for a
// path that no tree can hold.
[[nodiscard]] git_oid write_edited_tree(const Repository& repository, FolderCache& cache,
                                        const std::optional<git_oid>& base,
                                        const std::vector<TreeEdit>& edits);

}  // namespace palimpsest::store
