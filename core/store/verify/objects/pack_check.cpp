#include "store/verify/objects/pack_check.hpp"

#include "base/digest.hpp"
#include "store/verify/objects/pack_index.hpp"

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include <git2/sys/odb_backend.h>

namespace palimpsest::store {
namespace {

namespace fs = std::filesystem;

bool has_right_checksum(const fs::path& file) {
  try {
    return ends_with_own_sha1(file);
  } catch (const Error&) {
    return false;
  }
}

// A pack, opened by itself so that no other copy of an object can stand in for a damaged one.
class Pack {
 public:
  explicit Pack(const fs::path& index) {
    git_odb* odb = nullptr;
    git_odb_backend* backend = nullptr;
    check_git(git_odb_new(&odb), ErrorKind::kInternal, "cannot start an object database");
    objects_.reset(odb);
    is_open_ = git_odb_backend_one_pack(&backend, index.c_str()) == 0 &&
               git_odb_add_backend(odb, backend, 1) == 0;
  }

  // Returns the object after its hash has been checked, or nothing.
  [[nodiscard]] std::optional<std::pair<git_object_t, std::string>> read(const git_oid& id) const {
    git_odb_object* found = nullptr;
    if (!is_open_ || git_odb_read(&found, objects_.get(), &id) != 0) return std::nullopt;
    const OdbObjectHandle owner(found);
    return std::pair(git_odb_object_type(found),
                     std::string(static_cast<const char*>(git_odb_object_data(found)),
                                 git_odb_object_size(found)));
  }

 private:
  OdbHandle objects_;
  bool is_open_ = false;
};

std::string damage_sentence(const std::vector<std::string>& damaged) {
  if (damaged.empty()) return "This pack of git objects cannot be read.";
  return "This pack of git objects is damaged: " + std::to_string(damaged.size()) +
         " cannot be read, the first is " + damaged.front() + ".";
}

}  // namespace

void check_pack(ArchiveCheck& check, const fs::path& index, const TakeObject& take) {
  const fs::path file = fs::path(index).replace_extension(".pack");
  std::error_code is_missing;
  const std::uintmax_t size = fs::file_size(check.root() / file, is_missing);
  const PackIndex entries =
      read_pack_index(check.read(index).value_or(""), is_missing ? 0 : std::uint64_t{size});
  std::optional<Pack> pack;
  if (entries.is_usable) pack.emplace(check.root() / index);
  std::vector<std::string> damaged;
  for (const std::string& id : entries.ids) {
    const auto found = pack ? pack->read(oid_of(id)) : std::nullopt;
    if (!found) {
      damaged.push_back(id);
      continue;
    }
    check.report().bytes += found->second.size();
    take(id, checked_object(found->first, found->second));
  }
  std::vector<fs::path> changed;
  for (const fs::path& path : {index, file}) {
    if (!has_right_checksum(check.root() / path)) changed.push_back(path);
  }
  const bool is_sound = pack && damaged.empty();
  if (!is_sound && changed.empty()) changed.push_back(file);
  CheckedObject lost;
  for (const fs::path& path : changed) {
    lost.problems.push_back(
        is_sound ? check.add("The checksum of this file is wrong, but every git object of its "
                             "pack is as it was.",
                             path, "all", Harm::kNone)
                 : check.add(damage_sentence(damaged), path, "all"));
  }
  for (const std::string& id : damaged) take(id, lost);
}

void check_derived_file(ArchiveCheck& check, const fs::path& path) {
  if (has_right_checksum(check.root() / path)) return;
  check.add(
      "The checksum of this file is wrong. It holds nothing of its own; `git gc` makes it anew.",
      path, "all", Harm::kNone);
}

}  // namespace palimpsest::store
