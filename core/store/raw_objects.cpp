#include "store/git.hpp"
#include "store/layout.hpp"
#include "store/store.hpp"

namespace palimpsest::store {

std::optional<Snapshot> Store::log() const {
  git_oid id{};
  const int result = git_reference_name_to_id(&id, repository_->handle(), kLogReference);
  if (result == GIT_ENOTFOUND) return std::nullopt;
  check_git(result, ErrorKind::kIntegrity, "cannot find the log of " + root_.string());
  return Snapshot(repository_, CommitId(hex_of(id)));
}

std::vector<TreeItem> Store::tree_items(const std::string& tree) const {
  const TreeHandle handle = find_tree(*repository_, oid_of(tree));
  std::vector<TreeItem> items;
  for (std::size_t i = 0; i < git_tree_entrycount(handle.get()); ++i) {
    const git_tree_entry* entry = git_tree_entry_byindex(handle.get(), i);
    items.push_back({static_cast<unsigned>(git_tree_entry_filemode_raw(entry)),
                     git_tree_entry_name(entry), hex_of(*git_tree_entry_id(entry))});
  }
  return items;
}

std::string Store::blob(const std::string& id) const { return read_blob(*repository_, oid_of(id)); }

std::string Store::commit_bytes(const CommitId& commit) const {
  git_odb_object* object = nullptr;
  const git_oid id = oid_of(commit.text());
  check_git(git_odb_read(&object, repository_->objects(), &id), ErrorKind::kIntegrity,
            "cannot read commit " + commit.text());
  const OdbObjectHandle owner(object);
  return {static_cast<const char*>(git_odb_object_data(object)), git_odb_object_size(object)};
}

}  // namespace palimpsest::store
