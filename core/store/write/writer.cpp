#include "base/error.hpp"
#include "base/file.hpp"
#include "store/git.hpp"
#include "store/layout.hpp"
#include "store/store.hpp"
#include "store/write/commit_text.hpp"
#include "store/write/recovery.hpp"
#include "store/write/tree_writer.hpp"

#include <cerrno>

#include <stdio.h>
#include <unistd.h>

namespace palimpsest::store {
namespace {

namespace fs = std::filesystem;

constexpr fs::perms kOriginalMode =
    fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read;

FileLock acquire(const fs::path& root) {
  auto lock = FileLock::try_acquire(root / kWriterLock);
  if (!lock) {
    throw Error(ErrorKind::kConflict, "another import is writing to " + root.string(),
                "wait until it has ended, and run the command again");
  }
  recover(root);
  return std::move(*lock);
}

// Returns the commit that main stands at, or nothing in an archive that is being made.
std::optional<git_oid> main_commit(const Repository& repository) {
  git_oid id{};
  const int result = git_reference_name_to_id(&id, repository.handle(), kMainReference);
  if (result == GIT_ENOTFOUND) return std::nullopt;
  check_git(result, ErrorKind::kIntegrity, "cannot find the newest commit");
  return id;
}

void move_main(const Repository& repository, const git_oid& id,
               const std::optional<git_oid>& before) {
  git_reference* reference = nullptr;
  const int result =
      before
          ? git_reference_create_matching(&reference, repository.handle(), kMainReference, &id, 1,
                                          &*before, nullptr)
          : git_reference_create(&reference, repository.handle(), kMainReference, &id, 0, nullptr);
  const ReferenceHandle owner(reference);
  check_git(result, result == GIT_EMODIFIED ? ErrorKind::kConflict : ErrorKind::kEnvironment,
            "cannot record the new commit");
}

void check_stands_unharmed(const fs::path& path, const FileDigests& digests) {
  const FileDigests found = digests_of_file(path);
  if (found.sha256 == digests.sha256 && found.size == digests.size) return;
  throw Error(ErrorKind::kIntegrity,
              "the stored original " + digests.sha256.hex() + " is damaged: " + path.string(),
              "run `palimpsest verify`, and bring the file back from a copy of the archive");
}

}  // namespace

Writer::Writer(Store& store) : store_(store), lock_(acquire(store.root_)) {}

Writer::~Writer() {
  if (staged_.empty()) return;
  try {
    recover(store_.root_);
  } catch (const std::exception&) {
    // The next opening of the archive tries again.
  }
}

// The staged name stays until the commit is durable: by it recover() knows what was left behind. A
// disk without hard links gets the original all the same.
void Writer::place(const fs::path& staged, const fs::path& original) {
  if (::link(staged.c_str(), original.c_str()) == 0) {
    staged_.push_back(staged);
  } else if (::rename(staged.c_str(), original.c_str()) != 0) {
    throw Error(ErrorKind::kEnvironment,
                "cannot write " + original.string() + ": " + system_reason(errno));
  }
  sync_folder(original.parent_path());
}

void Writer::forget_staged() {
  std::error_code ignored;
  for (const fs::path& staged : staged_) fs::remove(staged, ignored);
  staged_.clear();
}

void Writer::put_original(std::string_view bytes, const FileDigests& digests) {
  if (bytes.size() != digests.size || sha256_of(bytes) != digests.sha256) {
    throw Error(ErrorKind::kInternal, "an original and its digests do not belong together");
  }
  const fs::path path = store_.original_path(digests.sha256);
  if (fs::exists(path)) {
    check_stands_unharmed(path, digests);
    // Its writer may have been killed before the folder was synced.
    sync_folder(path.parent_path());
    return;
  }
  const fs::path staged = store_.root() / kStagingFolder / digests.sha256.hex();
  write_file_durably(staged, bytes, kOriginalMode);
  make_folders(path.parent_path());
  place(staged, path);
}

CommitId Writer::commit(const CommitRequest& request) {
  const Repository& repository = *store_.repository_;
  const std::optional<git_oid> parent = main_commit(repository);
  std::optional<git_oid> base;
  std::optional<CommitId> parent_id;
  if (parent) {
    base = *git_commit_tree_id(find_commit(repository, *parent).get());
    parent_id = CommitId(hex_of(*parent));
  }
  ObjectWriter objects(repository);
  const git_oid tree = write_edited_tree(objects, base, request.edits);
  const git_oid commit =
      objects.write(commit_text(hex_of(tree), parent_id, request), GIT_OBJECT_COMMIT);
  objects.sync_object_folders();
  move_main(repository, commit, parent);
  forget_staged();
  return CommitId(hex_of(commit));
}

}  // namespace palimpsest::store
