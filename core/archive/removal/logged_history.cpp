#include "archive/removal/logged_history.hpp"

#include "proof/git/sha256_object.hpp"
#include "proof/git/ssh_signature.hpp"
#include "store/write/commit_text.hpp"

#include <utility>

namespace palimpsest::archive {
namespace {

// Returns what the removal did with the commit at `index`; null when it replaced none there.
const ReplacedCommit* replaced_at(const Removal& removal, std::uint64_t index) {
  const bool is_in = index >= removal.first && index < removal.index();
  return is_in ? &removal.commits[index - removal.first] : nullptr;
}

// Puts the stubs back, folder by folder.
class WholeTree {
 public:
  WholeTree(const store::Store& store, TreeIds& tree_ids, const Stubs& stubs)
      : store_(store), tree_ids_(tree_ids), stubs_(stubs) {}

  // `tree` is empty for a folder of which nothing is left.
  [[nodiscard]] std::optional<Sha256> id_of(const std::string& tree, const std::string& prefix) {
    const std::map<std::string, bool> names = names_below(prefix);
    if (names.empty()) return tree_ids_.id_of(store_, tree);
    std::vector<proof::GitEntry> entries;
    std::map<std::string, bool> open = names;
    for (const store::FolderEntry& item : items(tree)) {
      const auto name = open.find(item.name);
      const bool is_folder = item.mode == store::kFolderMode;
      if (name != open.end() && name->second && !is_folder) {
        const Stub& stub = stubs_.at(prefix + item.name);
        if (stub.left != own_id(item)) return std::nullopt;
        entries.push_back({stub.mode, item.name, stub.id});
        open.erase(name);
        continue;
      }
      if (name != open.end() && (name->second || !is_folder)) return std::nullopt;
      const auto id = name != open.end() ? id_of(item.id, prefix + item.name + "/") : own_id(item);
      if (!id) return std::nullopt;
      entries.push_back({item.mode, item.name, *id});
      if (name != open.end()) open.erase(name);
    }
    for (const auto& [name, is_stub] : open) {
      if (is_stub) {
        const Stub& stub = stubs_.at(prefix + name);
        if (stub.left) return std::nullopt;
        entries.push_back({stub.mode, name, stub.id});
        continue;
      }
      const auto id = id_of("", prefix + name + "/");
      if (!id) return std::nullopt;
      entries.push_back({store::kFolderMode, name, *id});
    }
    return proof::git_tree_id(std::move(entries));
  }

 private:
  // Returns the names in a folder that are stubs (true) or lead to some (false).
  [[nodiscard]] std::map<std::string, bool> names_below(const std::string& prefix) const {
    std::map<std::string, bool> names;
    for (auto it = stubs_.lower_bound(prefix); it != stubs_.end() && it->first.starts_with(prefix);
         ++it) {
      const std::string rest = it->first.substr(prefix.size());
      const std::size_t slash = rest.find('/');
      names.emplace(rest.substr(0, slash), slash == std::string::npos);
    }
    return names;
  }

  [[nodiscard]] std::vector<store::FolderEntry> items(const std::string& tree) const {
    return tree.empty() ? std::vector<store::FolderEntry>() : store_.tree_items(tree);
  }

  [[nodiscard]] std::optional<Sha256> own_id(const store::FolderEntry& item) {
    return item.mode == store::kFolderMode ? tree_ids_.id_of(store_, item.id)
                                           : proof::git_blob_id(store_.blob(item.id));
  }

  const store::Store& store_;
  TreeIds& tree_ids_;
  const Stubs& stubs_;
};

// What lies below a folder that is a stub by itself went with it.
void remove_inner(Stubs& stubs) {
  for (auto it = stubs.begin(); it != stubs.end(); ++it) {
    const std::string prefix = it->first + "/";
    auto inner = stubs.lower_bound(prefix);
    while (inner != stubs.end() && inner->first.starts_with(prefix)) inner = stubs.erase(inner);
  }
}

}  // namespace

std::optional<CommitId> LoggedHistory::present(std::uint64_t index, const CommitId& logged) const {
  CommitId id = logged;
  for (const Removal& removal : removals_) {
    if (removal.index() <= index) continue;
    const ReplacedCommit* replaced = replaced_at(removal, index);
    if (replaced == nullptr) continue;
    if (replaced->before != id) return std::nullopt;
    id = replaced->after;
  }
  return id;
}

Stubs LoggedHistory::stubs(std::uint64_t index) const {
  Stubs stubs;
  for (const Removal& removal : removals_) {
    if (removal.index() <= index) continue;
    for (const RemovedEntry& entry : removal.entries) {
      if (index < entry.first || entry.last < index) continue;
      const auto [stub, is_first] = stubs.emplace(entry.path, Stub{entry.mode, entry.id, {}});
      stub->second.left = entry.left;  // the latest removal says what stands there now
    }
  }
  remove_inner(stubs);
  return stubs;
}

std::string LoggedHistory::commit_bytes(const store::Store& store, const LogEntry& entry,
                                        const std::optional<LogEntry>& before,
                                        const CommitId& present) const {
  std::string signature;
  std::optional<CommitId> parent;
  if (before) parent = before->commit;
  for (const Removal& removal : removals_) {
    const ReplacedCommit* replaced = replaced_at(removal, entry.index);
    if (replaced != nullptr && replaced->before == entry.commit) signature = replaced->signature;
    // The parent was replaced before this commit came to be.
    const ReplacedCommit* older =
        before && removal.index() <= entry.index ? replaced_at(removal, before->index) : nullptr;
    if (older != nullptr && older->before == parent) parent = older->after;
  }
  const std::string payload =
      store::moved_commit_text(store.commit_bytes(present), entry.tree,
                               parent ? std::optional(parent->text()) : std::nullopt);
  return signature.empty() ? payload : proof::signed_commit_text(payload, signature);
}

std::optional<Sha256> whole_tree_id(const store::Store& store, TreeIds& tree_ids,
                                    const std::string& tree, const Stubs& stubs) {
  return WholeTree(store, tree_ids, stubs).id_of(tree, "");
}

CommitId commit_id_of(const std::string& bytes) {
  Sha1 sha1;
  sha1.add("commit " + std::to_string(bytes.size()));
  sha1.add(std::string_view("\0", 1));
  sha1.add(bytes);
  return CommitId(to_hex(sha1.finish()));
}

}  // namespace palimpsest::archive
