// What a check keeps of one git object: its type, what it refers to, and what is wrong with it.
#pragma once

#include "store/git.hpp"
#include "store/lfs_pointer.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest::store {

struct ObjectLink {
  std::string name;  // of a tree's entry; else "tree ", "parent " or "object "
  std::string id;    // 40 hexadecimal digits
};

struct CheckedObject {
  git_object_t type = GIT_OBJECT_INVALID;  // invalid when no sound copy was found
  std::vector<ObjectLink> links;
  std::optional<LfsPointer> pointer;
  std::vector<std::size_t> problems;  // places in Verification::problems
};

using CheckedObjects = std::map<std::string, CheckedObject>;  // by 40 hexadecimal digits

[[nodiscard]] CheckedObject checked_object(git_object_t type, const std::string& content);

}  // namespace palimpsest::store
