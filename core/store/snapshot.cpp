#include "store/snapshot.hpp"

#include "store/git.hpp"

#include <algorithm>

namespace palimpsest::store {
namespace {

struct Found {
  git_oid id;
  bool is_folder;
};

// Returns what stands at `path` of the tree, or nothing.
std::optional<Found> find_entry(const Repository& repository, const std::string& tree,
                                const std::string& path) {
  if (path.empty()) return Found{oid_of(tree), true};
  git_tree_entry* entry = nullptr;
  const TreeHandle root = find_tree(repository, oid_of(tree));
  const int result = git_tree_entry_bypath(&entry, root.get(), path.c_str());
  if (result == GIT_ENOTFOUND) {
    // The same answer stands for "no such path" and for "a tree on the way is lost".
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos) return std::nullopt;
    const auto parent = find_entry(repository, tree, path.substr(0, slash));
    if (parent && parent->is_folder) (void)find_tree(repository, parent->id);
    return std::nullopt;
  }
  check_git(result, ErrorKind::kIntegrity, "cannot read " + path);
  const TreeEntryHandle owner(entry);
  return Found{*git_tree_entry_id(entry), git_tree_entry_type(entry) == GIT_OBJECT_TREE};
}

std::string operator_of(const git_signature& signature) {
  const std::string name = signature.name;
  const std::string mail = signature.email;
  return mail.empty() ? name : name + " <" + mail + ">";
}

CommitInfo info_of(git_commit* commit) {
  std::optional<CommitId> parent;
  if (git_commit_parentcount(commit) > 0) {
    parent = CommitId(hex_of(*git_commit_parent_id(commit, 0)));
  }
  const git_signature& committer = *git_commit_committer(commit);
  return {CommitId(hex_of(*git_commit_id(commit))), parent, git_commit_message_raw(commit),
          Instant{committer.when.time}, operator_of(committer)};
}

}  // namespace

Snapshot::Snapshot(std::shared_ptr<const Repository> repository, CommitId commit)
    : repository_(std::move(repository)), commit_(std::move(commit)) {
  tree_ = hex_of(*git_commit_tree_id(find_commit(*repository_, oid_of(commit_.text())).get()));
}

void Snapshot::visit_history(const std::function<bool(const CommitInfo&)>& visit) const {
  std::optional<CommitId> next = commit_;
  while (next) {
    const CommitInfo info = info_of(find_commit(*repository_, oid_of(next->text())).get());
    if (!visit(info)) return;
    next = info.parent;
  }
}

std::optional<std::string> Snapshot::read(const std::string& path) const {
  const auto found = find_entry(*repository_, tree_, path);
  if (!found || found->is_folder) return std::nullopt;
  return read_object(*repository_, found->id);
}

std::vector<Entry> Snapshot::list(const std::string& folder) const {
  const auto found = find_entry(*repository_, tree_, folder);
  if (!found || !found->is_folder) return {};
  const TreeHandle tree = find_tree(*repository_, found->id);
  std::vector<Entry> entries;
  for (std::size_t i = 0; i < git_tree_entrycount(tree.get()); ++i) {
    const git_tree_entry* entry = git_tree_entry_byindex(tree.get(), i);
    entries.push_back({git_tree_entry_name(entry), git_tree_entry_type(entry) == GIT_OBJECT_TREE});
  }
  std::sort(entries.begin(), entries.end(),
            [](const Entry& a, const Entry& b) { return a.name < b.name; });
  return entries;
}

std::optional<std::string> Snapshot::object_of(const std::string& path) const {
  const auto found = find_entry(*repository_, tree_, path);
  if (!found) return std::nullopt;
  return hex_of(found->id);
}

}  // namespace palimpsest::store
