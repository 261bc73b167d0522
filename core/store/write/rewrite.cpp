#include "base/error.hpp"
#include "store/git.hpp"
#include "store/layout.hpp"
#include "store/objects/pending_objects.hpp"
#include "store/store.hpp"
#include "store/write/batch.hpp"
#include "store/write/commit_text.hpp"

#include <algorithm>
#include <utility>

namespace palimpsest::store {
namespace {

int take_name(const char* name, void* names) {
  static_cast<std::vector<std::string>*>(names)->emplace_back(name);
  return 0;
}

void check_nobody_else_holds_it(const Repository& repository) {
  std::vector<std::string> names;
  check_git(git_reference_foreach_name(repository.handle(), take_name, &names),
            ErrorKind::kIntegrity, "cannot read the references");
  for (const std::string& name : names) {
    if (name == kMainReference || name == kLogReference || name.starts_with(kTimelines)) continue;
    throw Error(
        ErrorKind::kConflict, "the git reference " + name + " would keep what is to be removed",
        "if nobody needs it: git -C " + repository.folder().string() + " update-ref -d " + name);
  }
}

std::vector<TreeEdit> edits_of(const Without& without) {
  std::vector<TreeEdit> edits;
  for (const std::string& path : without.paths) edits.push_back({path, std::nullopt});
  edits.insert(edits.end(), without.left.begin(), without.left.end());
  return edits;
}

}  // namespace

std::vector<CommitId> Writer::rewrite(const std::vector<Without>& commits, Purge purge) {
  const Repository& repository = *store_.repository_;
  begin_batch();
  if (!batch_->commits.empty() || commits.empty() || !batch_->before ||
      hex_of(*batch_->before) != commits.back().commit.text()) {
    throw Error(ErrorKind::kInternal, "only the newest commits of main can be rewritten");
  }
  check_nobody_else_holds_it(repository);
  std::optional<std::string> parent;
  for (const Without& without : commits) {
    const git_oid id = oid_of(without.commit.text());
    const CommitHandle old = find_commit(repository, id);
    if (!parent && git_commit_parentcount(old.get()) > 0) {
      parent = hex_of(*git_commit_parent_id(old.get(), 0));
    }
    const git_oid tree = write_edited_tree(repository, batch_->folders,
                                           *git_commit_tree_id(old.get()), edits_of(without));
    const git_oid rewritten = repository.pending().add(
        GIT_OBJECT_COMMIT, moved_commit_text(read_object(repository, id), hex_of(tree), parent));
    parent = hex_of(rewritten);
    batch_->commits.emplace_back(*parent);
  }
  batch_->purge = std::move(purge);
  return batch_->commits;
}

}  // namespace palimpsest::store
