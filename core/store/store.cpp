#include "store/store.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "store/git.hpp"
#include "store/layout.hpp"
#include "store/write/recovery.hpp"

#include <algorithm>

namespace palimpsest::store {
namespace {

namespace fs = std::filesystem;

// Recovers unless a writer is at work, or the archive is on a disk that cannot be written.
void recover_if_free(const fs::path& root) {
  try {
    const auto lock = FileLock::try_acquire(root / kWriterLock);
    if (lock) recover(root);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kEnvironment) throw;
  }
}

int take_delta(const git_diff_delta* delta, float, void* deltas) {
  static_cast<std::vector<git_diff_delta>*>(deltas)->push_back(*delta);
  return 0;
}

std::optional<std::string> id_of(const git_diff_file& file) {
  if ((file.flags & GIT_DIFF_FLAG_EXISTS) == 0 || file.mode == GIT_FILEMODE_UNREADABLE) {
    return std::nullopt;
  }
  return hex_of(file.id);
}

DiffHandle diff_trees(const Repository& repository, git_tree* before, git_tree* after) {
  git_diff* diff = nullptr;
  check_git(git_diff_tree_to_tree(&diff, repository.handle(), before, after, nullptr),
            ErrorKind::kIntegrity, "cannot compare two commits");
  return DiffHandle(diff);
}

TreeHandle tree_of(const Repository& repository, const git_oid& commit) {
  return find_tree(repository, *git_commit_tree_id(find_commit(repository, commit).get()));
}

}  // namespace

Store Store::open(const fs::path& root) {
  Store store = look_at(root);
  recover_if_free(root);
  return store;
}

Store Store::look_at(const fs::path& root) {
  std::error_code ignored;
  if (!fs::exists(root / kArchiveFile, ignored) ||
      !fs::is_directory(root / kRepositoryFolder, ignored)) {
    throw Error(ErrorKind::kInput, root.string() + " is not an archive",
                "make one with `palimpsest init`, or name another folder with --archive");
  }
  return {root, std::make_shared<Repository>(root / kRepositoryFolder)};
}

fs::path Store::repository_folder() const { return root_ / kRepositoryFolder; }

Snapshot Store::tip() const {
  git_oid id{};
  check_git(git_reference_name_to_id(&id, repository_->handle(), kMainReference),
            ErrorKind::kIntegrity, "cannot find the newest commit of " + root_.string());
  return {repository_, CommitId(hex_of(id))};
}

Snapshot Store::at(const CommitId& commit) const { return {repository_, commit}; }

std::vector<CommitInfo> Store::history() const {
  std::vector<CommitInfo> commits;
  visit_history([&](const CommitInfo& commit) {
    commits.push_back(commit);
    return true;
  });
  return commits;
}

void Store::visit_history(const std::function<bool(const CommitInfo&)>& visit) const {
  tip().visit_history(visit);
}

std::vector<PathChange> Store::changes_of(const CommitId& commit) const {
  const CommitHandle found = find_commit(*repository_, oid_of(commit.text()));
  const TreeHandle after = find_tree(*repository_, *git_commit_tree_id(found.get()));
  const TreeHandle before = git_commit_parentcount(found.get()) > 0
                                ? tree_of(*repository_, *git_commit_parent_id(found.get(), 0))
                                : nullptr;
  const DiffHandle diff = diff_trees(*repository_, before.get(), after.get());
  std::vector<git_diff_delta> deltas;
  check_git(git_diff_foreach(diff.get(), take_delta, nullptr, nullptr, nullptr, &deltas),
            ErrorKind::kIntegrity, "cannot compare two commits");
  std::vector<PathChange> changes;
  for (const git_diff_delta& delta : deltas) {
    changes.push_back({delta.new_file.path, id_of(delta.old_file), id_of(delta.new_file)});
  }
  std::sort(changes.begin(), changes.end(),
            [](const PathChange& a, const PathChange& b) { return a.path < b.path; });
  return changes;
}

std::string Store::read_original(const Sha256& sha256) const {
  const std::string hint = "run `palimpsest verify` to see what is damaged";
  if (!has_original(sha256)) {
    throw Error(ErrorKind::kIntegrity, "the original " + sha256.hex() + " is missing", hint);
  }
  std::string bytes = read_file(original_path(sha256));
  if (sha256_of(bytes) != sha256) {
    throw Error(ErrorKind::kIntegrity, "the original " + sha256.hex() + " is damaged", hint);
  }
  return bytes;
}

bool Store::has_original(const Sha256& sha256) const {
  std::error_code ignored;
  return fs::is_regular_file(original_path(sha256), ignored);
}

fs::path Store::original_path(const Sha256& sha256) const { return root_ / original_place(sha256); }

}  // namespace palimpsest::store
