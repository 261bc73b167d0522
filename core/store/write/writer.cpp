#include "base/error.hpp"
#include "base/file.hpp"
#include "store/git.hpp"
#include "store/layout.hpp"
#include "store/maintain/pack_join.hpp"
#include "store/objects/pending_objects.hpp"
#include "store/store.hpp"
#include "store/write/batch.hpp"
#include "store/write/batch_marker.hpp"
#include "store/write/commit_text.hpp"
#include "store/write/object_files.hpp"
#include "store/write/purge.hpp"
#include "store/write/recovery.hpp"

#include <utility>

namespace palimpsest::store {
namespace {

namespace fs = std::filesystem;

// What a batch may hold before it should be written: its ten syncs are then below a tenth of the
// time that the records took, and four times as much took 100 MB more memory.
constexpr std::size_t kFullObjects = 6000;
constexpr std::size_t kFullBytes = 8U << 20;

FileLock acquire(const fs::path& root) {
  auto lock = FileLock::try_acquire(root / kWriterLock);
  if (!lock) {
    throw Error(ErrorKind::kConflict, "another import is writing to " + root.string(),
                "wait until it has ended, and run the command again");
  }
  recover(root);
  return std::move(*lock);
}

void check_stands_unharmed(const fs::path& path, const FileDigests& digests) {
  const FileDigests found = digests_of_file(path);
  if (found.sha256 == digests.sha256 && found.size == digests.size) return;
  throw Error(ErrorKind::kIntegrity,
              "the stored original " + digests.sha256.hex() + " is damaged: " + path.string(),
              "run `palimpsest verify`, and bring the file back from a copy of the archive");
}

void move_reference(const Repository& repository, const BatchMarker& move) {
  git_reference* reference = nullptr;
  const char* name = move.reference.c_str();
  const int result =
      move.before
          ? git_reference_create_matching(&reference, repository.handle(), name, &move.after, 1,
                                          &*move.before, nullptr)
          : git_reference_create(&reference, repository.handle(), name, &move.after, 0, nullptr);
  const ReferenceHandle owner(reference);
  check_git(result,
            result == GIT_EMODIFIED      ? ErrorKind::kConflict
            : result == GIT_EINVALIDSPEC ? ErrorKind::kUsage
                                         : ErrorKind::kEnvironment,
            "cannot move " + move.reference);
}

}  // namespace

// A log that an earlier writer left behind is brought up before anything is added to main.
Writer::Writer(Store& store)
    : store_(store), lock_(acquire(store.root_)), batch_(std::make_unique<Batch>(store.root_)) {
  tell_follower();
}

Writer::~Writer() {
  store_.repository_->pending().shrink(0);
  store_.repository_->pending().forget();
  try {
    if (!batch_->originals.is_empty() || read_batch_marker(store_.root_)) recover(store_.root_);
  } catch (const std::exception&) {
    // The next opening of the archive tries again.
  }
}

void Writer::tell_follower() {
  if (store_.follower_) store_.follower_->follow(store_, *this);
}

void Writer::put_original(std::string_view bytes, const FileDigests& digests) {
  if (bytes.size() != digests.size || sha256_of(bytes) != digests.sha256) {
    throw Error(ErrorKind::kInternal, "an original and its digests do not belong together");
  }
  const fs::path path = store_.original_path(digests.sha256);
  if (!fs::exists(path)) return batch_->originals.add(digests.sha256, bytes);
  check_stands_unharmed(path, digests);
  batch_->originals.keep(digests.sha256);
}

void Writer::begin_batch() {
  if (batch_->is_begun) return;
  store_.repository_->pending().forget();
  batch_->before = find_reference(*store_.repository_, kMainReference);
  batch_->is_begun = true;
}

CommitId Writer::add(const CommitRequest& request) {
  begin_batch();
  const Repository& repository = *store_.repository_;
  const std::size_t count = repository.pending().all().size();
  std::optional<git_oid> parent = batch_->before;
  if (!batch_->commits.empty()) parent = oid_of(batch_->commits.back().text());
  try {
    std::optional<git_oid> base;
    if (parent) base = *git_commit_tree_id(find_commit(repository, *parent).get());
    const git_oid tree = write_edited_tree(repository, batch_->folders, base, request.edits);
    std::string text = commit_text(
        hex_of(tree), parent ? std::optional(CommitId(hex_of(*parent))) : std::nullopt, request);
    if (store_.commit_signer_) text = store_.commit_signer_(text);
    const git_oid id = repository.pending().add(GIT_OBJECT_COMMIT, text);
    return batch_->commits.emplace_back(hex_of(id));
  } catch (const Error&) {
    repository.pending().shrink(count);
    throw;
  }
}

bool Writer::is_full() const {
  const PendingObjects& pending = store_.repository_->pending();
  return pending.all().size() >= kFullObjects || pending.byte_count() >= kFullBytes;
}

Snapshot Writer::tip() const {
  return batch_->commits.empty() ? store_.tip() : store_.at(batch_->commits.back());
}

void Writer::publish(const std::string& reference, const std::optional<CommitId>& before,
                     const CommitId& after) {
  const Repository& repository = *store_.repository_;
  const ObjectFiles files(repository);
  BatchMarker move{reference, {}, oid_of(after.text()), files.pack_name()};
  if (before) move.before = oid_of(before->text());
  write_batch_marker(store_.root_, move);
  batch_->originals.place();
  files.write();
  move_reference(repository, move);
  repository.pending().settle();
  batch_->originals.forget();
  remove_batch_marker(store_.root_);
}

// What was written stands, whether packs can be joined now or by a later batch.
void Writer::join_grown_packs() {
  try {
    if (!join_packs(store_.root_, *store_.repository_)) return;
    store_.repository_ = std::make_shared<Repository>(store_.repository_folder());
  } catch (const std::exception&) {
    take_back_unfinished_pack();
  }
}

// The marker of the next batch takes the place of the one that names what a join left unfinished.
void Writer::take_back_unfinished_pack() {
  try {
    recover(store_.root_);
  } catch (const std::exception&) {
    // The next opening of the archive tries again.
  }
}

std::vector<CommitId> Writer::flush() {
  std::vector<CommitId> commits = std::exchange(batch_->commits, {});
  if (!batch_->is_begun || commits.empty()) return {};
  batch_->is_begun = false;
  const auto& before = batch_->before;
  const auto purge = std::exchange(batch_->purge, std::nullopt);
  if (purge) write_purge_marker(store_.root_, commits.back(), *purge);
  publish(kMainReference, before ? std::optional(CommitId(hex_of(*before))) : std::nullopt,
          commits.back());
  tell_follower();
  if (!purge) join_grown_packs();
  if (purge) finish_purge(store_.root_);
  if (purge && has_purge_marker(store_.root_)) {
    throw Error(ErrorKind::kIntegrity,
                "main is rid of what was removed, but damage keeps old copies of it on the disk",
                "run `palimpsest verify` and `palimpsest repair`; the next command that writes "
                "ends the removal");
  }
  return commits;
}

CommitId Writer::commit(const CommitRequest& request) {
  const CommitId id = add(request);
  (void)flush();
  return id;
}

}  // namespace palimpsest::store
