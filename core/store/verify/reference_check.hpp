// The references of the git repository: what each names, and whether it can be read.
#pragma once

#include "store/verify/archive_check.hpp"
#include "store/verify/objects/checked_object.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest::store {

struct NamedObject {
  std::filesystem::path path;  // of the file that names it
  std::string id;              // 40 hexadecimal digits
};

struct References {
  std::vector<NamedObject> all;
  std::optional<std::string> main;  // nothing when main is missing or damaged
};

// Adds the problems of references that are missing, cannot be read, or name what is not there.
[[nodiscard]] References check_references(ArchiveCheck& check, const CheckedObjects& objects);

}  // namespace palimpsest::store
