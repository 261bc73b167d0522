// Ids of git objects in the SHA-256 object format, computed from contents.
//
// Repositories of the archive use SHA-1 ids, since stock tools and libgit2 do. These ids say the
// same of the same files by a digest that has not been broken.
#pragma once

#include "base/digest.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::proof {

// One entry of a git tree.
struct GitEntry {
  unsigned mode = 0;  // 0100644 of a file, 040000 of a folder
  std::string name;
  Sha256 id;
};

// Returns the id that `git hash-object` gives in a repository of this format.
[[nodiscard]] Sha256 git_blob_id(std::string_view content);

// Returns the id of the tree with these entries, in whatever order they come.
[[nodiscard]] Sha256 git_tree_id(std::vector<GitEntry> entries);

}  // namespace palimpsest::proof
