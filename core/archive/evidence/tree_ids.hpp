// SHA-256 ids of the folders of an archive, computed from contents.
//
// Folders that did not change since they were last asked for are not read again: what is known of
// the upper ones is kept in the cache folder, in parts, so that one commit reads and writes a part
// of it that does not grow with the archive. A cache that was altered is not believed.
//
//   cache file = kept:u32 (git id:20 bytes, SHA-256 id:32 bytes)*     kept: pairs when last cleaned
#pragma once

#include "base/digest.hpp"
#include "store/cache_folder.hpp"
#include "store/store.hpp"

#include <array>
#include <cstdint>
#include <cstring>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>

namespace palimpsest::archive {

class TreeIds {
 public:
  // Knows nothing, and reads everything that it is asked for once.
  TreeIds() = default;

  // Knows what the cache holds.
  explicit TreeIds(store::CacheFolder cache) : cache_(std::move(cache)) {}

  // Returns the id of the folder that git calls `tree`, which is the root of an archive where a
  // cache is used. Throws Error(integrity) when a part of it is damaged or missing.
  [[nodiscard]] Sha256 id_of(const store::Store& store, const std::string& tree);

  // Keeps what is known of the upper folders of `root`, which must have been asked for, for the
  // next process.
  void save(const store::Store& store, const std::string& root);

 private:
  using GitId = std::array<std::uint8_t, 20>;
  struct HashOfId {
    std::size_t operator()(const GitId& id) const {
      std::size_t hash = 0;
      std::memcpy(&hash, id.data(), sizeof hash);
      return hash;
    }
  };

  // The piece of the cache in which an id is kept: the top of the tree, or a folder documents/aa.
  struct Part {
    std::string name;
    std::size_t kept = 0;  // pairs when it was last cleaned
    bool is_changed = false;
  };

  struct Known {
    Sha256 id;
    Part* part = nullptr;  // null for what no cache keeps
  };

  // Pairs that are to be written, by their part.
  using Pairs = std::map<Part*, std::string>;

  [[nodiscard]] static GitId git_id(const std::string& hex);
  [[nodiscard]] Part* part_named(const std::string& name);
  // `part` is where the id of the folder or file itself is kept, and `depth` is 0 at the root.
  [[nodiscard]] Sha256 folder_id(const store::Store& store, const store::FolderEntry& folder,
                                 int depth, Part* part);
  [[nodiscard]] Sha256 file_id(const store::Store& store, const std::string& blob, int depth,
                               Part* part);
  void know(const std::string& git, const Sha256& id, Part* part);
  void add_present(const store::Store& store, const std::string& tree, int depth, Pairs& pairs);
  void clean(const store::Store& store, const std::string& root, Pairs& pairs);

  std::optional<store::CacheFolder> cache_;
  std::map<std::string, Part> parts_;  // those that were read, by name
  std::unordered_map<GitId, Known, HashOfId> known_;
};

}  // namespace palimpsest::archive
