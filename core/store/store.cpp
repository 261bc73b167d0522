#include "store/store.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "store/git.hpp"
#include "store/layout.hpp"
#include "store/objects/tree_changes.hpp"
#include "store/write/recovery.hpp"

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

git_oid tree_of(const Repository& repository, const git_oid& commit) {
  return *git_commit_tree_id(find_commit(repository, commit).get());
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
  std::optional<git_oid> before;
  if (git_commit_parentcount(found.get()) > 0) {
    before = tree_of(*repository_, *git_commit_parent_id(found.get(), 0));
  }
  return tree_changes(*repository_, before, *git_commit_tree_id(found.get()));
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
