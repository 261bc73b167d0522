#include "base/error.hpp"
#include "store/git.hpp"
#include "store/layout.hpp"
#include "store/store.hpp"
#include "store/write/commit_text.hpp"
#include "store/write/tree_writer.hpp"

#include <optional>

namespace palimpsest::store {
namespace {

git_filemode_t mode_of(const Repository& repository, const git_oid& id) {
  std::size_t size = 0;
  git_object_t type = GIT_OBJECT_INVALID;
  check_git(git_odb_read_header(&size, &type, repository.objects(), &id), ErrorKind::kIntegrity,
            "cannot find git object " + hex_of(id));
  return type == GIT_OBJECT_TREE ? GIT_FILEMODE_TREE : GIT_FILEMODE_BLOB;
}

git_oid write_root(ObjectWriter& objects, const Snapshot& main, const BranchCommit& commit) {
  git_treebuilder* builder = nullptr;
  check_git(git_treebuilder_new(&builder, objects.repository().handle(), nullptr),
            ErrorKind::kInternal, "cannot start a tree");
  const TreeBuilderHandle owner(builder);
  for (const auto& [name, path] : commit.entries) {
    const auto object = main.object_of(path);
    if (!object) throw Error(ErrorKind::kInternal, "the archive holds no " + path);
    const git_oid id = oid_of(*object);
    check_git(git_treebuilder_insert(nullptr, builder, name.c_str(), &id,
                                     mode_of(objects.repository(), id)),
              ErrorKind::kUsage, "'" + name + "' cannot be a name in an archive");
  }
  return objects.write_tree(builder);
}

void move_branch(const Repository& repository, const std::string& name, const git_oid& id) {
  git_reference* reference = nullptr;
  const int result =
      git_reference_create(&reference, repository.handle(), name.c_str(), &id, 1, nullptr);
  const ReferenceHandle owner(reference);
  check_git(result, result == GIT_EINVALIDSPEC ? ErrorKind::kUsage : ErrorKind::kEnvironment,
            "cannot write the branch " + name);
}

bool stands_at(const Repository& repository, const std::string& name, const git_oid& id) {
  git_oid present{};
  return git_reference_name_to_id(&present, repository.handle(), name.c_str()) == 0 &&
         git_oid_equal(&present, &id) == 1;
}

}  // namespace

std::vector<CommitId> Writer::set_timeline(const std::string& name,
                                           const std::vector<BranchCommit>& commits) {
  if (commits.empty()) throw Error(ErrorKind::kInternal, "a branch needs a commit");
  const Repository& repository = *store_.repository_;
  const Snapshot main = store_.tip();
  ObjectWriter objects(repository);
  std::vector<CommitId> ids;
  std::optional<CommitId> parent;
  git_oid newest{};
  for (const BranchCommit& commit : commits) {
    const git_oid tree = write_root(objects, main, commit);
    const CommitRequest request{{}, commit.message, commit.time, commit.operator_name};
    newest = objects.write(commit_text(hex_of(tree), parent, request), GIT_OBJECT_COMMIT);
    parent = ids.emplace_back(hex_of(newest));
  }
  objects.sync_object_folders();
  const std::string branch = kTimelines + name;
  if (!stands_at(repository, branch, newest)) move_branch(repository, branch, newest);
  return ids;
}

}  // namespace palimpsest::store
