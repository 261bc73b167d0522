#include "store/snapshot.hpp"

#include "store/git.hpp"
#include "store/objects/tree_text.hpp"

#include <algorithm>
#include <string_view>

namespace palimpsest::store {
namespace {

// Returns what stands at `path` of the tree, or nothing.
std::optional<TreeItem> find_entry(const Repository& repository, const std::string& tree,
                                   std::string_view path) {
  TreeItem found{EntryKind::kFolder, oid_of(tree)};
  while (!path.empty()) {
    if (found.kind != EntryKind::kFolder) return std::nullopt;
    const std::size_t slash = path.find('/');
    const auto item = find_item(read_object(repository, found.id), path.substr(0, slash));
    if (!item) return std::nullopt;
    found = *item;
    path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
  }
  return found;
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
  if (!found || found->kind == EntryKind::kFolder) return std::nullopt;
  return read_object(*repository_, found->id);
}

std::vector<Entry> Snapshot::list(const std::string& folder) const {
  const auto found = find_entry(*repository_, tree_, folder);
  if (!found || found->kind != EntryKind::kFolder) return {};
  std::vector<Entry> entries;
  visit_items(read_object(*repository_, found->id),
              [&](std::string_view name, const TreeItem& item) {
                entries.push_back({std::string(name), item.kind == EntryKind::kFolder});
              });
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
