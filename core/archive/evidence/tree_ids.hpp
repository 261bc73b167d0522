// SHA-256 ids of the folders of an archive, computed from contents.
//
// Folders that did not change since they were last asked for are not read again: what is known of
// the upper ones is kept in the cache folder. A cache that was altered is not believed.
#pragma once

#include "base/digest.hpp"
#include "store/store.hpp"

#include <filesystem>
#include <string>
#include <unordered_map>

namespace palimpsest::archive {

class TreeIds {
 public:
  // Knows nothing, and reads everything that it is asked for once.
  TreeIds() = default;

  // Knows what the cache file holds.
  explicit TreeIds(const std::filesystem::path& cache_file);

  // Returns the id of the folder that git calls `tree`. Throws Error(integrity) when a part of it
  // is damaged or missing.
  [[nodiscard]] Sha256 id_of(const store::Store& store, const std::string& tree);

  // Writes what is known of the upper folders of `tree`, which must have been asked for, for the
  // next process. Does nothing where it cannot be written.
  void save(const store::Store& store, const std::string& tree,
            const std::filesystem::path& cache_file) const;

 private:
  [[nodiscard]] Sha256 folder_id(const store::Store& store, const std::string& tree, int depth);
  [[nodiscard]] Sha256 file_id(const store::Store& store, const std::string& blob, int depth);
  void add_upper(const store::Store& store, const std::string& tree, int depth,
                 std::string& pairs) const;

  std::unordered_map<std::string, Sha256> known_;  // git id -> SHA-256 id
};

}  // namespace palimpsest::archive
