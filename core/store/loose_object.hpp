// One loose object file of git: a zlib stream of "type size\0content", named by the hash of that.
#pragma once

#include "store/git.hpp"

#include <optional>
#include <string>

namespace palimpsest::store {

struct LooseObject {
  git_object_t type = GIT_OBJECT_INVALID;
  std::string content;
  bool is_as_written = true;  // the file is what zlib makes of the content
};

// Returns the object whose file holds `bytes`, or nothing when it is not the one called `id`.
[[nodiscard]] std::optional<LooseObject> read_loose_object(const std::string& bytes,
                                                           const git_oid& id);

}  // namespace palimpsest::store
