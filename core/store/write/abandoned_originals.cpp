#include "store/write/abandoned_originals.hpp"

#include "store/git.hpp"
#include "store/layout.hpp"
#include "store/lfs_pointer.hpp"

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace palimpsest::store {
namespace {

namespace fs = std::filesystem;

// Looks for one file in every commit of main, the newest first.
class HistorySearch {
 public:
  HistorySearch(const Repository& repository, const git_oid& wanted)
      : repository_(repository), wanted_(wanted) {}

  [[nodiscard]] bool finds() {
    git_oid main{};
    const int result = git_reference_name_to_id(&main, repository_.handle(), kMainReference);
    if (result == GIT_ENOTFOUND) return false;  // the archive was being made
    check_git(result, ErrorKind::kIntegrity, "cannot find the newest commit");
    std::vector<git_oid> open = {main};
    while (!open.empty()) {
      const CommitHandle commit = find_commit(repository_, open.back());
      open.pop_back();
      if (!seen_.insert(hex_of(*git_commit_id(commit.get()))).second) continue;
      if (is_below(*git_commit_tree_id(commit.get()))) return true;
      for (unsigned int i = 0; i < git_commit_parentcount(commit.get()); ++i) {
        open.push_back(*git_commit_parent_id(commit.get(), i));
      }
    }
    return false;
  }

 private:
  [[nodiscard]] bool is_below(const git_oid& root) {
    std::vector<git_oid> open = {root};
    while (!open.empty()) {
      const git_oid id = open.back();
      open.pop_back();
      if (!seen_.insert(hex_of(id)).second) continue;
      const TreeHandle tree = find_tree(repository_, id);
      for (std::size_t i = 0; i < git_tree_entrycount(tree.get()); ++i) {
        const git_tree_entry* entry = git_tree_entry_byindex(tree.get(), i);
        if (git_oid_equal(git_tree_entry_id(entry), &wanted_)) return true;
        if (git_tree_entry_type(entry) == GIT_OBJECT_TREE)
          open.push_back(*git_tree_entry_id(entry));
      }
    }
    return false;
  }

  const Repository& repository_;
  git_oid wanted_;
  std::set<std::string> seen_;
};

bool is_named(const Repository& repository, const Sha256& sha256, std::uint64_t size) {
  const std::string pointer = lfs_pointer(sha256, size);
  git_oid id{};
  check_git(git_odb_hash(&id, pointer.data(), pointer.size(), GIT_OBJECT_BLOB),
            ErrorKind::kInternal, "cannot hash a pointer");
  return git_odb_exists(repository.objects(), &id) == 1 && HistorySearch(repository, id).finds();
}

// Returns the staged names whose original is in its place.
std::vector<std::pair<fs::path, Sha256>> staged_originals(const fs::path& root) {
  std::vector<std::pair<fs::path, Sha256>> staged;
  std::error_code error;
  for (fs::directory_iterator it(root / kStagingFolder, error), end; !error && it != end;
       it.increment(error)) {
    const auto sha256 = Sha256::parse(it->path().filename().string());
    if (sha256) staged.emplace_back(it->path(), *sha256);
  }
  return staged;
}

}  // namespace

void remove_placed_originals(const fs::path& root) {
  for (const auto& [staged, sha256] : staged_originals(root)) {
    std::error_code ignored;
    const fs::path original = root / original_place(sha256);
    // Only what this name was linked to; another file in its place is not ours to judge.
    if (fs::equivalent(staged, original, ignored)) fs::remove(original, ignored);
  }
}

void remove_abandoned_originals(const fs::path& root) {
  std::optional<Repository> repository;
  for (const auto& [staged, sha256] : staged_originals(root)) {
    std::error_code ignored;
    const fs::path original = root / original_place(sha256);
    try {
      // Only what this name was linked to; another file in its place is not ours to judge.
      if (fs::equivalent(staged, original, ignored)) {
        if (!repository) repository.emplace(root / kRepositoryFolder);
        if (!is_named(*repository, sha256, fs::file_size(original))) fs::remove(original, ignored);
      }
    } catch (const Error&) {
      // The history is damaged: the original may be all that is left, and verify() names it.
    }
    fs::remove(staged, ignored);
  }
}

}  // namespace palimpsest::store
