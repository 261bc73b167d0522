#include "store/git.hpp"

#include "store/objects/loose_source.hpp"
#include "store/objects/pack_index.hpp"
#include "store/objects/pending_objects.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <string_view>

namespace palimpsest::store {
namespace {

constexpr const char* kDamageHint = "run `palimpsest verify` to see what is damaged";

// Folders of a large archive take 10 kB and are met by every look-up; libgit2 keeps up to 4 kB.
constexpr std::size_t kCachedTreeBytes = 64U << 10;
constexpr ssize_t kCacheBytes = 32U << 20;       // of all objects; libgit2 takes 256 MB
constexpr std::size_t kMappedBytes = 64U << 20;  // of packs; they count as memory of the process
constexpr std::size_t kWindowBytes = 4U << 20;
constexpr std::size_t kOpenPacks = 128;  // of the 1,024 files that a process may have open

// What the system can refuse on a sound archive. libgit2 keeps the reason as text alone.
constexpr std::array kRefusals = {EIO, EMFILE, ENFILE, ENOMEM, ENOSPC, EACCES, EPERM, EROFS};

bool is_refused_by_system(const git_error& error) {
  const std::string_view text = error.message;
  return error.klass == GIT_ERROR_OS &&
         std::any_of(kRefusals.begin(), kRefusals.end(),
                     [&](int number) { return text.ends_with(system_reason(number)); });
}

}  // namespace

GitLibrary::GitLibrary() {
  if (git_libgit2_init() < 0) throw Error(ErrorKind::kInternal, "libgit2 does not start");
  for (const git_config_level_t level : {GIT_CONFIG_LEVEL_PROGRAMDATA, GIT_CONFIG_LEVEL_SYSTEM,
                                         GIT_CONFIG_LEVEL_XDG, GIT_CONFIG_LEVEL_GLOBAL}) {
    git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, level, "");
  }
  git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1);
  git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 1);
  git_libgit2_opts(GIT_OPT_SET_CACHE_OBJECT_LIMIT, GIT_OBJECT_TREE, kCachedTreeBytes);
  git_libgit2_opts(GIT_OPT_SET_CACHE_MAX_SIZE, kCacheBytes);
  git_libgit2_opts(GIT_OPT_SET_MWINDOW_SIZE, kWindowBytes);
  git_libgit2_opts(GIT_OPT_SET_MWINDOW_MAPPED_LIMIT, kMappedBytes);
  git_libgit2_opts(GIT_OPT_SET_MWINDOW_FILE_LIMIT, kOpenPacks);
  // An archive may lie on a shared disk and belong to somebody else; nothing in it is ever run.
  git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
}

GitLibrary::~GitLibrary() { git_libgit2_shutdown(); }

Repository::Repository(std::filesystem::path folder, Packs packs)
    : folder_(std::move(folder)), pending_(std::make_unique<PendingObjects>()) {
  if (packs == Packs::kRead) check_pack_indexes(folder_ / "objects/pack");
  git_repository* repository = nullptr;
  const int flags = GIT_REPOSITORY_OPEN_NO_SEARCH | GIT_REPOSITORY_OPEN_BARE;
  check_git(git_repository_open_ext(&repository, folder_.c_str(), flags, nullptr),
            ErrorKind::kIntegrity, "cannot open " + folder_.string());
  handle_.reset(repository);
  git_odb* objects = nullptr;
  check_git(git_repository_odb(&objects, repository), ErrorKind::kIntegrity,
            "cannot open the objects of " + folder_.string());
  objects_.reset(objects);
  serve_loose_objects(objects, folder_ / "objects");
  pending_->serve(objects);
}

Repository::~Repository() = default;

void check_git(int result, ErrorKind kind, const std::string& what) {
  if (result >= 0) return;
  const git_error* error = git_error_last();
  const std::string reason = error != nullptr && error->message != nullptr
                                 ? error->message
                                 : "libgit2 gives no reason (" + std::to_string(result) + ")";
  if (kind == ErrorKind::kIntegrity && error != nullptr && is_refused_by_system(*error)) {
    kind = ErrorKind::kEnvironment;
  }
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

// libgit2 would hash a pending object, whose id was computed from its bytes a moment ago.
std::string read_object(const Repository& repository, const git_oid& id) {
  if (const PendingObject* pending = repository.pending().find(id)) return pending->bytes;
  git_odb_object* object = nullptr;
  check_git(git_odb_read(&object, repository.objects(), &id), ErrorKind::kIntegrity,
            "cannot read git object " + hex_of(id));
  const OdbObjectHandle owner(object);
  return {static_cast<const char*>(git_odb_object_data(object)), git_odb_object_size(object)};
}

std::optional<git_oid> find_reference(const Repository& repository, const std::string& name) {
  git_oid id{};
  const int result = git_reference_name_to_id(&id, repository.handle(), name.c_str());
  if (result == GIT_ENOTFOUND) return std::nullopt;
  check_git(result, result == GIT_EINVALIDSPEC ? ErrorKind::kUsage : ErrorKind::kIntegrity,
            "cannot read " + name);
  return id;
}

}  // namespace palimpsest::store
