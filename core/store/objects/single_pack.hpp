// One pack of git, opened by itself, so that no other copy of an object can stand in for one of it.
#pragma once

#include "store/git.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <utility>

namespace palimpsest::store {

class SinglePack {
 public:
  // `index` is its .idx file, which read_pack_index() must have found usable: libgit2 crashes with
  // others.
  explicit SinglePack(const std::filesystem::path& index);

  // Returns the object after its hash has been checked, or nothing.
  [[nodiscard]] std::optional<std::pair<git_object_t, std::string>> read(const git_oid& id) const;

 private:
  OdbHandle objects_;
  bool is_open_ = false;
};

}  // namespace palimpsest::store
