#include "store/git.hpp"

namespace palimpsest::store {
namespace {

constexpr const char* kDamageHint = "run `palimpsest verify` to see what is damaged";

}  // namespace

GitLibrary::GitLibrary() {
  if (git_libgit2_init() < 0) throw Error(ErrorKind::kInternal, "libgit2 does not start");
  for (const git_config_level_t level : {GIT_CONFIG_LEVEL_PROGRAMDATA, GIT_CONFIG_LEVEL_SYSTEM,
                                         GIT_CONFIG_LEVEL_XDG, GIT_CONFIG_LEVEL_GLOBAL}) {
    git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, level, "");
  }
  git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1);
  git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 1);
  // An archive may lie on a shared disk and belong to somebody else; nothing in it is ever run.
  git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
}

GitLibrary::~GitLibrary() { git_libgit2_shutdown(); }

Repository::Repository(std::filesystem::path folder) : folder_(std::move(folder)) {
  git_repository* repository = nullptr;
  const int flags = GIT_REPOSITORY_OPEN_NO_SEARCH | GIT_REPOSITORY_OPEN_BARE;
  check_git(git_repository_open_ext(&repository, folder_.c_str(), flags, nullptr),
            ErrorKind::kIntegrity, "cannot open " + folder_.string());
  handle_.reset(repository);
  git_odb* objects = nullptr;
  check_git(git_repository_odb(&objects, repository), ErrorKind::kIntegrity,
            "cannot open the objects of " + folder_.string());
  objects_.reset(objects);
}

void check_git(int result, ErrorKind kind, const std::string& what) {
  if (result >= 0) return;
  const git_error* error = git_error_last();
  const std::string reason = error != nullptr && error->message != nullptr
                                 ? error->message
                                 : "libgit2 gives no reason (" + std::to_string(result) + ")";
  throw Error(kind, what + ": " + reason, kind == ErrorKind::kIntegrity ? kDamageHint : "");
}

std::string hex_of(const git_oid& id) {
  std::string hex(GIT_OID_HEXSZ, '0');
  git_oid_fmt(hex.data(), &id);
  return hex;
}

git_oid oid_of(const std::string& hex) {
  git_oid id{};
  check_git(git_oid_fromstrn(&id, hex.data(), hex.size()), ErrorKind::kInternal,
            "'" + hex + "' is not an object id");
  return id;
}

CommitHandle find_commit(const Repository& repository, const git_oid& id) {
  git_commit* commit = nullptr;
  check_git(git_commit_lookup(&commit, repository.handle(), &id), ErrorKind::kIntegrity,
            "cannot read commit " + hex_of(id));
  return CommitHandle(commit);
}

TreeHandle find_tree(const Repository& repository, const git_oid& id) {
  git_tree* tree = nullptr;
  check_git(git_tree_lookup(&tree, repository.handle(), &id), ErrorKind::kIntegrity,
            "cannot read tree " + hex_of(id));
  return TreeHandle(tree);
}

std::string read_blob(const Repository& repository, const git_oid& id) {
  git_odb_object* object = nullptr;
  check_git(git_odb_read(&object, repository.objects(), &id), ErrorKind::kIntegrity,
            "cannot read blob " + hex_of(id));
  const OdbObjectHandle owner(object);
  return {static_cast<const char*>(git_odb_object_data(object)), git_odb_object_size(object)};
}

}  // namespace palimpsest::store
