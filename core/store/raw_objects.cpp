#include "store/git.hpp"
#include "store/layout.hpp"
#include "store/store.hpp"

namespace palimpsest::store {

std::optional<Snapshot> Store::log() const {
  const std::optional<git_oid> id = find_reference(*repository_, kLogReference);
  if (!id) return std::nullopt;
  return Snapshot(repository_, CommitId(hex_of(*id)));
}

std::vector<FolderEntry> Store::tree_items(const std::string& tree) const {
  const TreeHandle handle = find_tree(*repository_, oid_of(tree));
  std::vector<FolderEntry> items;
  for (std::size_t i = 0; i < git_tree_entrycount(handle.get()); ++i) {
    const git_tree_entry* entry = git_tree_entry_byindex(handle.get(), i);
    items.push_back({static_cast<unsigned>(git_tree_entry_filemode_raw(entry)),
                     git_tree_entry_name(entry), hex_of(*git_tree_entry_id(entry))});
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
