#include "store/git.hpp"
#include "store/layout.hpp"
#include "store/objects/pending_objects.hpp"
#include "store/store.hpp"
#include "store/write/commit_text.hpp"
#include "store/write/tree_writer.hpp"

namespace palimpsest::store {

// What the log was before stays in its history: a reader who began there finds it all, and stock
// git finds no object that hangs in the air.
void Writer::write_log(const CommitRequest& request) {
  const Repository& repository = *store_.repository_;
  const std::optional<git_oid> before = find_reference(repository, kLogReference);
  std::optional<git_oid> base;
  std::optional<CommitId> parent;
  if (before) {
    base = *git_commit_tree_id(find_commit(repository, *before).get());
    parent = CommitId(hex_of(*before));
  }
  FolderCache folders;
  const git_oid tree = write_edited_tree(repository, folders, base, request.edits);
  const git_oid commit =
      repository.pending().add(GIT_OBJECT_COMMIT, commit_text(hex_of(tree), parent, request));
  publish(kLogReference, parent, CommitId(hex_of(commit)));
}

}  // namespace palimpsest::store
