// The packs and loose objects of a repository, as files.
#pragma once

#include "store/git.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace palimpsest::store {

class ObjectList;

class OldPacks {
 public:
  explicit OldPacks(std::filesystem::path root);

  [[nodiscard]] std::size_t pack_count() const { return packs_.size(); }
  [[nodiscard]] std::size_t loose_count() const { return loose_.size(); }
  [[nodiscard]] std::uint64_t byte_count() const { return byte_count_; }

  // Removes the loose objects that `list` holds, and the packs but `kept` of which it holds every
  // object. `list` must be durable as a pack. What is killed half-way is ended by
  // remove_superseded_packs().
  void remove_all_in(const ObjectList& list, const std::string& kept) const;

 private:
  std::filesystem::path root_;
  std::vector<std::string> packs_;  // names without "pack-" and extension
  std::vector<git_oid> loose_;
  std::uint64_t byte_count_ = 0;
};

// Removes packs whose every object stands in another, durable one, and returns whether they are
// gone, with those that could not be removed before. What is killed half-way is ended by
// remove_superseded_packs().
bool supersede_packs(const std::filesystem::path& root, const std::vector<std::string>& names);

// Ends what a killed supersede_packs() began; a pack that cannot be removed is left for the next
// time. Only the holder of the writer lock may call it.
// Returns whether none is left.
bool remove_superseded_packs(const std::filesystem::path& root);

}  // namespace palimpsest::store
