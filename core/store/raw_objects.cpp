#include "store/git.hpp"
#include "store/layout.hpp"
#include "store/objects/tree_text.hpp"
#include "store/store.hpp"

namespace palimpsest::store {

std::optional<Snapshot> Store::log() const {
  const std::optional<git_oid> id = find_reference(*repository_, kLogReference);
  if (!id) return std::nullopt;
  return Snapshot(repository_, CommitId(hex_of(*id)));
}

std::vector<FolderEntry> Store::tree_items(const std::string& tree) const {
  std::vector<FolderEntry> items;
  const std::string bytes = read_object(*repository_, oid_of(tree));
  for (TreeEntries entry(bytes); !entry.is_done(); entry.next()) {
    items.push_back({entry.mode(), std::string(entry.name()), hex_of(entry.id())});
  }
  return items;
}

std::string Store::blob(const std::string& id) const {
  return read_object(*repository_, oid_of(id));
}

std::string Store::commit_bytes(const CommitId& commit) const {
  return read_object(*repository_, oid_of(commit.text()));
}

}  // namespace palimpsest::store
