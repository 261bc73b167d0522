#include "store/write/tree_writer.hpp"

#include "base/file.hpp"

#include <map>

namespace palimpsest::store {
namespace {

// The edits of one folder, by name.
struct FolderEdit {
  std::map<std::string, const TreeEdit*> files;
  std::map<std::string, FolderEdit> folders;
};

[[noreturn]] void refuse_path(const std::string& path) {
  throw Error(ErrorKind::kUsage, "'" + path + "' cannot be a path in an archive");
}

void add_edit(FolderEdit& root, const TreeEdit& edit) {
  FolderEdit* folder = &root;
  std::size_t start = 0;
  for (;;) {
    const std::size_t slash = edit.path.find('/', start);
    const std::string name = edit.path.substr(start, slash - start);
    if (name.empty() || name.find('\0') != std::string::npos) refuse_path(edit.path);
    if (slash == std::string::npos) {
      if (edit.bytes && folder->folders.contains(name)) refuse_path(edit.path);
      folder->files[name] = &edit;
      return;
    }
    const auto file = folder->files.find(name);
    if (file != folder->files.end() && file->second->bytes) refuse_path(edit.path);
    folder = &folder->folders[name];
    start = slash + 1;
  }
}

TreeBuilderHandle make_builder(const Repository& repository, const std::optional<git_oid>& base) {
  const TreeHandle source = base ? find_tree(repository, *base) : nullptr;
  git_treebuilder* builder = nullptr;
  check_git(git_treebuilder_new(&builder, repository.handle(), source.get()), ErrorKind::kInternal,
            "cannot start a tree");
  return TreeBuilderHandle(builder);
}

void insert(git_treebuilder* builder, const std::string& name, const git_oid& id,
            git_filemode_t mode) {
  check_git(git_treebuilder_insert(nullptr, builder, name.c_str(), &id, mode), ErrorKind::kUsage,
            "'" + name + "' cannot be a name in an archive");
}

void remove(git_treebuilder* builder, const std::string& name) {
  if (git_treebuilder_get(builder, name.c_str()) == nullptr) return;
  check_git(git_treebuilder_remove(builder, name.c_str()), ErrorKind::kInternal,
            "cannot remove " + name);
}

std::optional<git_oid> folder_in(git_treebuilder* builder, const std::string& name) {
  const git_tree_entry* entry = git_treebuilder_get(builder, name.c_str());
  if (entry == nullptr || git_tree_entry_type(entry) != GIT_OBJECT_TREE) return std::nullopt;
  return *git_tree_entry_id(entry);
}

// Returns the changed folder, or nothing when it holds nothing any more.
std::optional<git_oid> write_folder(ObjectWriter& objects, const std::optional<git_oid>& base,
                                    const FolderEdit& edit) {
  const TreeBuilderHandle builder = make_builder(objects.repository(), base);
  for (const auto& [name, file] : edit.files) {
    if (!file->bytes) remove(builder.get(), name);
  }
  for (const auto& [name, folder] : edit.folders) {
    const auto changed = write_folder(objects, folder_in(builder.get(), name), folder);
    if (changed) {
      insert(builder.get(), name, *changed, GIT_FILEMODE_TREE);
    } else if (folder_in(builder.get(), name)) {
      remove(builder.get(), name);
    }
  }
  for (const auto& [name, file] : edit.files) {
    if (!file->bytes) continue;
    insert(builder.get(), name, objects.write(*file->bytes, GIT_OBJECT_BLOB), GIT_FILEMODE_BLOB);
  }
  if (git_treebuilder_entrycount(builder.get()) == 0) return std::nullopt;
  return objects.write_tree(builder.get());
}

}  // namespace

git_oid ObjectWriter::write(const std::string& bytes, git_object_t type) {
  git_oid id{};
  check_git(git_odb_write(&id, repository_.objects(), bytes.data(), bytes.size(), type),
            ErrorKind::kEnvironment, "cannot write to " + repository_.folder().string());
  folders_.insert(hex_of(id).substr(0, 2));
  return id;
}

git_oid ObjectWriter::write_tree(git_treebuilder* builder) {
  git_oid id{};
  check_git(git_treebuilder_write(&id, builder), ErrorKind::kEnvironment,
            "cannot write to " + repository_.folder().string());
  folders_.insert(hex_of(id).substr(0, 2));
  return id;
}

void ObjectWriter::sync_object_folders() const {
  const std::filesystem::path objects = repository_.folder() / "objects";
  for (const std::string& name : folders_) {
    // An object that was there before may stand in a pack, and then it has no folder.
    if (std::filesystem::is_directory(objects / name)) sync_folder(objects / name);
  }
  sync_folder(objects);
}

git_oid write_edited_tree(ObjectWriter& objects, const std::optional<git_oid>& base,
                          const std::vector<TreeEdit>& edits) {
  std::map<std::string, const TreeEdit*> last;
  for (const TreeEdit& edit : edits) last[edit.path] = &edit;
  FolderEdit root;
  for (const auto& [path, edit] : last) add_edit(root, *edit);
  const auto tree = write_folder(objects, base, root);
  if (tree) return *tree;
  return objects.write_tree(make_builder(objects.repository(), std::nullopt).get());
}

}  // namespace palimpsest::store
