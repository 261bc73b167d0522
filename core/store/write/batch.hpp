// The commits that a writer has collected and that are not on disk yet.
#pragma once

#include "store/git.hpp"
#include "store/store.hpp"
#include "store/write/staged_originals.hpp"
#include "store/write/tree_writer.hpp"

#include <filesystem>
#include <optional>
#include <vector>

namespace palimpsest::store {

struct Writer::Batch {
  explicit Batch(const std::filesystem::path& root) : originals(root) {}

  StagedOriginals originals;
  FolderCache folders;
  std::vector<CommitId> commits;  // oldest first
  std::optional<git_oid> before;  // main as it is on disk
  bool is_begun = false;          // `before` was read
  std::optional<Purge> purge;     // when the commits stand in the place of others
};

}  // namespace palimpsest::store
