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
  std::string name;            // "refs/heads/main"
  std::string id;              // 40 hexadecimal digits
};

// Whether the reference is a branch that only repeats what main holds, and can be made again.
[[nodiscard]] bool is_derived(const std::string& name);

// Returns the document whose timeline the reference is, or "all".
[[nodiscard]] std::string document_of(const std::string& name);

struct References {
  std::vector<NamedObject> all;
  std::optional<std::string> main;  // nothing when main is missing or damaged
};

// Adds the problems of references that are missing, cannot be read, or name what is not there.
[[nodiscard]] References check_references(ArchiveCheck& check, const CheckedObjects& objects);

}  // namespace palimpsest::store
