// One loose object file of git: a zlib stream of "type size\0content", named by the hash of that.
#pragma once

#include "store/git.hpp"

#include <optional>
#include <string>

namespace palimpsest::store {

struct LooseObject {
  git_object_t type = GIT_OBJECT_INVALID;
  std::string content;
};

// Returns the object whose file holds `bytes`, or nothing when it is not the one called `id`. No
// more is inflated than the size that the stream itself announces.
[[nodiscard]] std::optional<LooseObject> read_loose_object(const std::string& bytes,
                                                           const git_oid& id);

// Whether this zlib makes the same `bytes` of the object, at some level.
[[nodiscard]] bool is_reproduced(const std::string& bytes, const LooseObject& object);

}  // namespace palimpsest::store
