#include "base/error.hpp"
#include "store/git.hpp"
#include "store/layout.hpp"
#include "store/objects/pending_objects.hpp"
#include "store/objects/tree_text.hpp"
#include "store/store.hpp"
#include "store/write/commit_text.hpp"

#include <optional>

namespace palimpsest::store {
namespace {

EntryKind kind_of(const Repository& repository, const git_oid& id) {
  std::size_t size = 0;
  git_object_t type = GIT_OBJECT_INVALID;
  check_git(git_odb_read_header(&size, &type, repository.objects(), &id), ErrorKind::kIntegrity,
            "cannot find git object " + hex_of(id));
  return type == GIT_OBJECT_TREE ? EntryKind::kFolder : EntryKind::kFile;
}

git_oid write_root(const Repository& repository, const Snapshot& main, const BranchCommit& commit) {
  std::string tree;
  for (const auto& [name, path] : commit.entries) {
    const auto object = main.object_of(path);
    if (!object) throw Error(ErrorKind::kInternal, "the archive holds no " + path);
    const git_oid id = oid_of(*object);
    set_item(tree, name, {kind_of(repository, id), id});
  }
  return repository.pending().add(GIT_OBJECT_TREE, tree);
}

}  // namespace

std::vector<CommitId> Writer::set_timeline(const std::string& name,
                                           const std::vector<BranchCommit>& commits) {
  if (commits.empty()) throw Error(ErrorKind::kInternal, "a branch needs a commit");
  (void)flush();
  const Repository& repository = *store_.repository_;
  const Snapshot main = store_.tip();
  std::vector<CommitId> ids;
  std::optional<CommitId> parent;
  for (const BranchCommit& commit : commits) {
    const git_oid tree = write_root(repository, main, commit);
    const CommitRequest request{{}, commit.message, commit.time, commit.operator_name};
    const git_oid id =
        repository.pending().add(GIT_OBJECT_COMMIT, commit_text(hex_of(tree), parent, request));
    parent = ids.emplace_back(hex_of(id));
  }
  const std::string branch = kTimelines + name;
  const auto present = find_reference(repository, branch);
  const auto before = present ? std::optional(CommitId(hex_of(*present))) : std::nullopt;
  if (before != ids.back()) publish(branch, before, ids.back());
  repository.pending().shrink(0);
  return ids;
}

}  // namespace palimpsest::store
