#include "store/verify/objects/pack_check.hpp"

#include "base/digest.hpp"
#include "store/objects/pack_index.hpp"
#include "store/objects/single_pack.hpp"

#include <cstdint>
#include <optional>
#include <vector>

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
  std::optional<SinglePack> pack;
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
