// An archive on disk: originals, and a git repository of what was read from them.
//
// The source of truth. It knows bytes, paths and commits, not what they mean. A Store and what was
// made from it belong to one thread; other threads and processes open the archive again.
//
// Write order, which no kill and no power failure can turn into a broken archive:
//   originals durable -> git objects and their folders durable -> one reference moved
#pragma once

#include "base/digest.hpp"
#include "base/id.hpp"
#include "base/lock.hpp"
#include "base/time.hpp"
#include "store/lfs_pointer.hpp"
#include "store/snapshot.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::store {

// What becomes of the file at `path`: these bytes, or nothing.
struct TreeEdit {
  std::string path;                  // "releases/2023.json"
  std::optional<std::string> bytes;  // nothing removes the file, or the folder with all below it
};

struct CommitRequest {
  std::vector<TreeEdit> edits;  // the last one of a path counts
  std::string message;
  Instant time;
  std::string operator_name;  // "A. Reader", or "A. Reader <reader@example.org>"
};

// A commit of main, the paths that it shall not have, and the files that shall stand in the place
// of others.
struct Without {
  CommitId commit;
  std::vector<std::string> paths;
  std::vector<TreeEdit> left = {};
};

// What leaves the disk together with the history that named it.
struct Purge {
  std::vector<LfsPointer> originals;   // unless the new history names them, too
  std::vector<std::string> timelines;  // branches below refs/heads/timeline/
};

// One commit of a derived branch, put together from what main holds.
struct BranchCommit {
  std::map<std::string, std::string>
      entries;  // name at its root -> path of a file or folder of main
  std::string message;
  Instant time;
  std::string operator_name;
};

// One file that differs between a commit and its parent.
struct PathChange {
  std::string path;
  std::optional<std::string> before;  // the id of its bytes, for blob(); nothing when it is new
  std::optional<std::string> after;   // likewise; nothing when it was removed
};

// One entry of a folder, as git stores it.
struct FolderEntry {
  unsigned mode = 0;  // 0100644, or kFolderMode
  std::string name;
  std::string id;  // 40 hexadecimal digits
};

inline constexpr unsigned kFolderMode = 040000;

class Store;
class Writer;

// Whoever keeps a log of main.
class Follower {
 public:
  virtual ~Follower() = default;

  // Called when a writer begins, and when main has moved and what it names is durable. What it
  // throws reaches the caller of the writer, though main has moved.
  virtual void follow(const Store& store, Writer& writer) = 0;
};

// Returns a commit as it is to be stored, with a signature in its header.
using CommitSigner = std::function<std::string(const std::string& commit)>;

class Store {
 public:
  // Makes an archive in a new or empty folder, with one commit. Throws Error(conflict) when the
  // folder holds something, and leaves nothing behind when it fails.
  [[nodiscard]] static Store create(const std::filesystem::path& root,
                                    const std::string& archive_json, Instant time,
                                    const std::string& operator_name);

  // Opens an archive, and clears away what a killed writer left. Throws Error(input) when `root` is
  // no archive and Error(integrity) when its repository cannot be opened.
  [[nodiscard]] static Store open(const std::filesystem::path& root);

  [[nodiscard]] const std::filesystem::path& root() const { return root_; }

  // Returns the bare git repository, for stock tools.
  [[nodiscard]] std::filesystem::path repository_folder() const;

  [[nodiscard]] Snapshot tip() const;

  // Opens an archive as it stands, and changes nothing.
  [[nodiscard]] static Store look_at(const std::filesystem::path& root);

  // Has every writer tell `follower` of commits on main, from the next one on.
  void set_follower(std::shared_ptr<Follower> follower) { follower_ = std::move(follower); }

  // Has every writer sign the commits on main.
  void set_commit_signer(CommitSigner signer) { commit_signer_ = std::move(signer); }

  [[nodiscard]] bool signs_commits() const { return commit_signer_ != nullptr; }

  // Throws Error(integrity) when the commit is missing or damaged.
  [[nodiscard]] Snapshot at(const CommitId& commit) const;

  // Returns the commits of main by first parents, the newest first.
  [[nodiscard]] std::vector<CommitInfo> history() const;

  // Calls `visit` with the same commits until it returns false.
  void visit_history(const std::function<bool(const CommitInfo&)>& visit) const;

  // Returns what a commit changed against its first parent, sorted by path.
  [[nodiscard]] std::vector<PathChange> changes_of(const CommitId& commit) const;

  // Returns the files of the log, refs/archive/log; nothing when there is none.
  [[nodiscard]] std::optional<Snapshot> log() const;

  // Return parts of the repository by their git ids. They throw Error(integrity) when the object is
  // damaged or missing.
  [[nodiscard]] std::vector<FolderEntry> tree_items(const std::string& tree) const;
  [[nodiscard]] std::string blob(const std::string& id) const;
  [[nodiscard]] std::string commit_bytes(const CommitId& commit) const;

  // Returns the bytes after checking their digest. Throws Error(integrity) when they are missing or
  // not what was stored.
  [[nodiscard]] std::string read_original(const Sha256& sha256) const;

  [[nodiscard]] bool has_original(const Sha256& sha256) const;

  // Returns where the original stands, or would stand.
  [[nodiscard]] std::filesystem::path original_path(const Sha256& sha256) const;

 private:
  friend class Writer;
  Store(std::filesystem::path root, std::shared_ptr<const Repository> repository)
      : root_(std::move(root)), repository_(std::move(repository)) {}

  std::filesystem::path root_;
  std::shared_ptr<const Repository> repository_;
  std::shared_ptr<Follower> follower_;
  CommitSigner commit_signer_;
};

// The one who may change an archive: holds its lock for its lifetime.
//
// Commits are collected in memory and written together: many objects as one pack, few as loose
// files. Until flush() has returned nothing of a batch is on disk, and readers see nothing of it.
// After an error of flush() or commit() the writer is of no further use.
class Writer {
 public:
  // Throws Error(conflict) when another writer is at work. Refers to `store`, which must outlive
  // it.
  explicit Writer(Store& store);

  // Gives up what was not flushed, and takes the originals away that no commit names.
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  // Stages an original for the batch; it stands in its place when the batch is written. Storing the
  // same bytes again changes nothing. Throws Error(integrity) when other bytes stand in its place.
  void put_original(std::string_view bytes, const FileDigests& digests);

  // Adds one commit to the batch. The same parent and request always give the same id. Throws
  // Error(usage) for a path, name or time that git cannot hold; the batch is unchanged then.
  CommitId add(const CommitRequest& request);

  // Whether the batch holds as much as should be written at once.
  [[nodiscard]] bool is_full() const;

  // Returns the newest commit, those of the batch included.
  [[nodiscard]] Snapshot tip() const;

  // Writes the batch and moves main; durable on return. Returns the commits that are on main now,
  // oldest first: every commit of main passes here once.
  std::vector<CommitId> flush();

  // Adds one commit and writes the batch.
  CommitId commit(const CommitRequest& request);

  // Puts into an empty batch other commits in the place of `commits`, which are the newest of main,
  // oldest first: without the paths, unsigned, and else the same. When the batch is written, main
  // moves to them, and all that no reference reaches then leaves the disk, with `purge`, the index
  // and the caches; a kill before main has moved leaves all as it was, and one after it leaves the
  // rest to recovery. Returns the new ids. Throws Error(conflict) when a reference of somebody else
  // would hold the old history.
  std::vector<CommitId> rewrite(const std::vector<Without>& commits, Purge purge);

  // Applies the edits to the files of the log; durable on return. Meant for a Follower.
  void write_log(const CommitRequest& request);

  // Makes the branch timeline/`name` exactly these commits, oldest first, whatever it was; durable
  // on return. The same main and commits always give the same ids, which are returned. Throws
  // Error(usage) for a name that no branch can have.
  std::vector<CommitId> set_timeline(const std::string& name,
                                     const std::vector<BranchCommit>& commits);

 private:
  struct Batch;

  void begin_batch();
  // Writes everything that is pending, and moves `reference` last.
  void publish(const std::string& reference, const std::optional<CommitId>& before,
               const CommitId& after);

  // To be called whenever main has moved.
  void tell_follower();

  // Keeps the number of packs small. Opens the repository again when it has others.
  void join_grown_packs();
  void take_back_unfinished_pack();

  Store& store_;
  FileLock lock_;
  std::unique_ptr<Batch> batch_;
};

}  // namespace palimpsest::store
