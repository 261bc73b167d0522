#include "store/maintain/object_list.hpp"

#include "store/objects/tree_text.hpp"

#include <optional>

namespace palimpsest::store {
namespace {

int take_reference(git_reference* reference, void* commits) {
  const ReferenceHandle owner(reference);
  const git_oid* target = git_reference_target(reference);
  if (target != nullptr) static_cast<std::vector<git_oid>*>(commits)->push_back(*target);
  return 0;
}

std::vector<git_oid> referenced(const Repository& repository) {
  std::vector<git_oid> commits;
  check_git(git_reference_foreach(repository.handle(), take_reference, &commits),
            ErrorKind::kIntegrity, "cannot read the references");
  return commits;
}

git_object_t type_of(const Repository& repository, const git_oid& id) {
  std::size_t size = 0;
  git_object_t type = GIT_OBJECT_INVALID;
  check_git(git_odb_read_header(&size, &type, repository.objects(), &id), ErrorKind::kIntegrity,
            "cannot find git object " + hex_of(id));
  return type;
}

}  // namespace

ObjectList::ObjectList(const Repository& repository) : repository_(repository) {
  for (const git_oid& id : referenced(repository)) {
    const git_object_t type = type_of(repository, id);
    if (type == GIT_OBJECT_COMMIT) {
      add_history(id);
    } else if (type == GIT_OBJECT_TREE) {
      add_tree(id, nullptr);
    } else if (type == GIT_OBJECT_BLOB) {
      (void)add(id, nullptr);
    } else {
      throw Error(ErrorKind::kUsage, "an archive with tags cannot be maintained by this program",
                  "stock git can: git gc");
    }
  }
}

// A first parent comes before its children, so that a folder is a delta of what it was.
void ObjectList::add_history(const git_oid& commit) {
  std::vector<git_oid> line;
  std::vector<git_oid> others;
  for (std::optional<git_oid> id = commit; id && !contains(*id);) {
    line.push_back(*id);
    const CommitHandle found = find_commit(repository_, *id);
    const unsigned int parents = git_commit_parentcount(found.get());
    for (unsigned int i = 1; i < parents; ++i) {
      others.push_back(*git_commit_parent_id(found.get(), i));
    }
    id = parents > 0 ? std::optional(*git_commit_parent_id(found.get(), 0)) : std::nullopt;
  }
  for (auto id = line.rbegin(); id != line.rend(); ++id) add_commit(*id);
  for (const git_oid& id : others) add_history(id);
}

void ObjectList::add_commit(const git_oid& id) {
  const CommitHandle commit = find_commit(repository_, id);
  if (!add(id, nullptr)) return;
  std::optional<git_oid> before;
  if (git_commit_parentcount(commit.get()) > 0) {
    before =
        *git_commit_tree_id(find_commit(repository_, *git_commit_parent_id(commit.get(), 0)).get());
  }
  add_tree(*git_commit_tree_id(commit.get()), before ? &*before : nullptr);
}

void ObjectList::add_tree(const git_oid& id, const git_oid* before) {
  if (!add(id, before)) return;
  const std::string tree = read_object(repository_, id);
  const std::string earlier = before != nullptr ? read_object(repository_, *before) : "";
  visit_items(tree, [&](std::string_view name, const TreeItem& item) {
    if (contains(item.id)) return;
    if (item.kind == EntryKind::kFile) {
      (void)add(item.id, nullptr);
      return;
    }
    const auto was = find_item(earlier, name);
    const bool was_folder = was && was->kind == EntryKind::kFolder;
    add_tree(item.id, was_folder ? &was->id : nullptr);
  });
}

bool ObjectList::add(const git_oid& id, const git_oid* before) {
  const auto place = static_cast<std::uint32_t>(objects_.size());
  if (!places_.try_emplace(id, place).second) return false;
  ListedObject object{id, ListedObject::kNoBase};
  const auto base = before != nullptr ? places_.find(*before) : places_.end();
  if (base != places_.end()) object.base = base->second;
  objects_.push_back(object);
  return true;
}

}  // namespace palimpsest::store
