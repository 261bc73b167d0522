// What this module shares of libgit2: owned handles, checked calls, and an opened repository.
//
// Private to the module. Nothing here reads the user's or the machine's git configuration.
#pragma once

#include "base/error.hpp"
#include "base/free_with.hpp"
#include "base/id.hpp"

#include <cstddef>
#include <cstring>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

#include <git2.h>

namespace palimpsest::store {

using OdbHandle = std::unique_ptr<git_odb, FreeWith<&git_odb_free>>;
using OdbObjectHandle = std::unique_ptr<git_odb_object, FreeWith<&git_odb_object_free>>;
using CommitHandle = std::unique_ptr<git_commit, FreeWith<&git_commit_free>>;
using TreeHandle = std::unique_ptr<git_tree, FreeWith<&git_tree_free>>;
using TreeEntryHandle = std::unique_ptr<git_tree_entry, FreeWith<&git_tree_entry_free>>;
using BlobHandle = std::unique_ptr<git_blob, FreeWith<&git_blob_free>>;
using ReferenceHandle = std::unique_ptr<git_reference, FreeWith<&git_reference_free>>;

// Keeps libgit2 started, with the settings of an archive: synced writes, checked hashes, no
// configuration from outside.
class GitLibrary {
 public:
  GitLibrary();
  ~GitLibrary();
  GitLibrary(const GitLibrary&) = delete;
  GitLibrary& operator=(const GitLibrary&) = delete;
};

class PendingObjects;

// What a repository is opened for. Looking at the packs first costs 4 bytes of reading an object.
enum class Packs {
  kRead,
  kLeftAlone,  // references are read and objects written, and no object is looked for
};

// The bare repository of an archive. One thread at a time.
class Repository {
 public:
  // Throws Error(integrity) when the folder is no git repository, or a pack that is to be read has
  // an index with which libgit2 would crash.
  explicit Repository(std::filesystem::path folder, Packs packs = Packs::kRead);
  ~Repository();
  Repository(const Repository&) = delete;
  Repository& operator=(const Repository&) = delete;

  [[nodiscard]] git_repository* handle() const { return handle_.get(); }
  [[nodiscard]] git_odb* objects() const { return objects_.get(); }
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

  // Returns the objects that can be read here and are not on disk yet. Only the holder of the
  // writer lock adds some.
  [[nodiscard]] PendingObjects& pending() const { return *pending_; }

 private:
  GitLibrary library_;
  std::filesystem::path folder_;
  std::unique_ptr<PendingObjects> pending_;  // outlives what reads from it
  std::unique_ptr<git_repository, FreeWith<&git_repository_free>> handle_;
  OdbHandle objects_;
};

// Throws Error(`kind`) with what libgit2 says when `result` is negative; Error(environment) in
// place of Error(integrity) when the system refused: a disk that cannot be read, too many open
// files.
void check_git(int result, ErrorKind kind, const std::string& what);

struct HashOfId {
  std::size_t operator()(const git_oid& id) const {
    std::size_t hash = 0;
    std::memcpy(&hash, id.id, sizeof hash);
    return hash;
  }
};
struct EqualIds {
  bool operator()(const git_oid& a, const git_oid& b) const { return git_oid_equal(&a, &b) == 1; }
};
template <class Value>
using MapById = std::unordered_map<git_oid, Value, HashOfId, EqualIds>;

[[nodiscard]] std::string hex_of(const git_oid& id);

// Returns the object id that 40 hexadecimal digits spell.
[[nodiscard]] git_oid oid_of(const std::string& hex);

// Throws Error(integrity) when the object is damaged or missing.
[[nodiscard]] CommitHandle find_commit(const Repository& repository, const git_oid& id);
[[nodiscard]] TreeHandle find_tree(const Repository& repository, const git_oid& id);
[[nodiscard]] std::string read_object(const Repository& repository, const git_oid& id);

// Returns what a reference names, or nothing when there is none.
[[nodiscard]] std::optional<git_oid> find_reference(const Repository& repository,
                                                    const std::string& name);

}  // namespace palimpsest::store
