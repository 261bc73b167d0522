// The first half of a check: every git object by itself, and what it refers to.
#pragma once

#include "model/verification.hpp"
#include "store/git.hpp"
#include "store/lfs_pointer.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest::store {

struct TreeLink {
  std::string name;
  std::string id;  // 40 hexadecimal digits
};

struct CheckedObject {
  git_object_t type = GIT_OBJECT_INVALID;  // invalid when the object is damaged
  std::vector<TreeLink> links;             // a tree's entries; a commit's tree, then its parents
  std::optional<LfsPointer> pointer;
  std::optional<std::size_t> problem;  // its place in Verification::problems
};

using CheckedObjects = std::map<std::string, CheckedObject>;  // by 40 hexadecimal digits

// Adds the problems of single objects to `report`, their documents still "none".
[[nodiscard]] CheckedObjects check_objects(const std::filesystem::path& repository,
                                           Verification& report,
                                           const std::function<void()>& progress);

}  // namespace palimpsest::store
