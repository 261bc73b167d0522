#include "store/write/tree_writer.hpp"

#include "store/objects/pending_objects.hpp"
#include "store/objects/tree_text.hpp"

#include <algorithm>

namespace palimpsest::store {
namespace {

// "", "documents", "documents/aa": 260 folders of at most 10 kB. Those below are new with every
// document.
constexpr std::ptrdiff_t kCachedSlashes = 1;

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
    if (name.empty()) refuse_path(edit.path);
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

class TreeWriter {
 public:
  TreeWriter(const Repository& repository, FolderCache& cache)
      : repository_(repository), cache_(cache) {}

  // Returns the changed folder, or nothing when it holds nothing any more.
  std::optional<git_oid> write(const std::string& path, const std::optional<git_oid>& base,
                               const FolderEdit& edit) {
    const std::string before = base ? cache_.read(repository_, path, *base) : "";
    std::string tree = before;
    for (const auto& [name, file] : edit.files) {
      if (!file->bytes) remove_item(tree, name);
    }
    for (const auto& [name, folder] : edit.folders) write_folder(tree, path, name, folder);
    for (const auto& [name, file] : edit.files) {
      if (file->bytes) write_file(tree, name, *file->bytes);
    }
    if (tree.empty()) return std::nullopt;
    if (base && tree == before) return base;
    const git_oid id = repository_.pending().add(GIT_OBJECT_TREE, tree, base);
    cache_.put(path, id, tree);
    return id;
  }

 private:
  void write_folder(std::string& tree, const std::string& path, const std::string& name,
                    const FolderEdit& edit) {
    const auto known = find_item(tree, name);
    const bool is_folder = known && known->kind == EntryKind::kFolder;
    const auto changed = write(path.empty() ? name : path + "/" + name,
                               is_folder ? std::optional(known->id) : std::nullopt, edit);
    if (changed) {
      set_item(tree, name, {EntryKind::kFolder, *changed});
    } else if (is_folder) {
      remove_item(tree, name);
    }
  }

  // A file that is as it was is no new object.
  void write_file(std::string& tree, const std::string& name, const std::string& bytes) {
    const auto known = find_item(tree, name);
    git_oid id{};
    check_git(git_odb_hash(&id, bytes.data(), bytes.size(), GIT_OBJECT_BLOB), ErrorKind::kInternal,
              "cannot hash an object");
    if (known && known->kind == EntryKind::kFile && git_oid_equal(&known->id, &id) == 1) return;
    set_item(tree, name, {EntryKind::kFile, id});
    repository_.pending().add(id, GIT_OBJECT_BLOB, bytes);
  }

  const Repository& repository_;
  FolderCache& cache_;
};

}  // namespace

std::string FolderCache::read(const Repository& repository, const std::string& path,
                              const git_oid& id) const {
  const auto known = folders_.find(path);
  if (known != folders_.end() && git_oid_equal(&known->second.id, &id) == 1) {
    return known->second.tree;
  }
  return read_object(repository, id);
}

void FolderCache::put(const std::string& path, const git_oid& id, const std::string& tree) {
  if (std::count(path.begin(), path.end(), '/') <= kCachedSlashes) folders_[path] = {id, tree};
}

git_oid write_edited_tree(const Repository& repository, FolderCache& cache,
                          const std::optional<git_oid>& base, const std::vector<TreeEdit>& edits) {
  std::map<std::string, const TreeEdit*> last;
  for (const TreeEdit& edit : edits) last[edit.path] = &edit;
  FolderEdit root;
  for (const auto& [path, edit] : last) add_edit(root, *edit);
  const auto tree = TreeWriter(repository, cache).write("", base, root);
  return tree ? *tree : repository.pending().add(GIT_OBJECT_TREE, "");
}

}  // namespace palimpsest::store
