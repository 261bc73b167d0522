#include "store/maintain/old_packs.hpp"

#include "base/file.hpp"
#include "store/layout.hpp"
#include "store/maintain/object_list.hpp"
#include "store/objects/multi_pack_index.hpp"
#include "store/objects/pack_index.hpp"

#include <algorithm>
#include <sstream>
#include <system_error>

namespace palimpsest::store {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPrefixLength = 5;  // "pack-"
constexpr fs::perms kListMode = fs::perms::owner_read | fs::perms::owner_write;

fs::path objects_folder(const fs::path& root) { return root / kRepositoryFolder / "objects"; }

fs::path pack_path(const fs::path& root, const std::string& name, const char* extension) {
  return objects_folder(root) / "pack" / ("pack-" + name + extension);
}

bool is_all_in(const fs::path& root, const std::string& name, const ObjectList& list) {
  const std::string index = read_file(pack_path(root, name, ".idx"));
  const PackIndex entries = read_pack_index(index, fs::file_size(pack_path(root, name, ".pack")));
  return entries.is_usable &&
         std::all_of(entries.ids.begin(), entries.ids.end(),
                     [&](const std::string& id) { return list.contains(oid_of(id)); });
}

// The pack last: an index without one would be taken for damage.
bool remove_pack(const fs::path& root, const std::string& name) {
  std::error_code error;
  for (const char* extension : {".idx", ".rev", ".bitmap", ".pack"}) {
    fs::remove(pack_path(root, name, extension), error);
    if (error) return false;
  }
  return true;
}

}  // namespace

OldPacks::OldPacks(fs::path root) : root_(std::move(root)) {
  for (const auto& entry : fs::recursive_directory_iterator(objects_folder(root_))) {
    if (!entry.is_regular_file()) continue;
    const fs::path& path = entry.path();
    const std::string hex = path.parent_path().filename().string() + path.filename().string();
    git_oid id{};
    if (path.extension() == ".pack" && path.stem().string().starts_with("pack-")) {
      packs_.push_back(path.stem().string().substr(kPrefixLength));
    } else if (hex.size() == GIT_OID_HEXSZ && git_oid_fromstr(&id, hex.c_str()) == 0) {
      loose_.push_back(id);
    }
    byte_count_ += entry.file_size();
  }
}

void OldPacks::remove_all_in(const ObjectList& list, const std::string& kept) const {
  std::vector<std::string> names;
  for (const std::string& name : packs_) {
    if (name != kept && is_all_in(root_, name, list)) names.push_back(name);
  }
  (void)supersede_packs(root_, names);
  std::error_code ignored;
  for (const git_oid& id : loose_) {
    const std::string hex = hex_of(id);
    if (list.contains(id)) {
      fs::remove(objects_folder(root_) / hex.substr(0, 2) / hex.substr(2), ignored);
    }
  }
}

bool supersede_packs(const fs::path& root, const std::vector<std::string>& names) {
  std::error_code ignored;
  std::string lines =
      fs::exists(root / kSupersededPacks, ignored) ? read_file(root / kSupersededPacks) : "";
  for (const std::string& name : names) lines += name + "\n";
  write_file_durably(root / kSupersededPacks, lines, kListMode);
  return remove_superseded_packs(root);
}

bool remove_superseded_packs(const fs::path& root) {
  std::error_code ignored;
  if (!fs::exists(root / kSupersededPacks, ignored)) return true;
  fs::remove(objects_folder(root) / "pack" / kMultiPackIndex, ignored);  // it lists old packs
  std::istringstream names(read_file(root / kSupersededPacks));
  bool are_gone = true;
  for (std::string name; std::getline(names, name);) {
    git_oid id{};
    if (name.size() == GIT_OID_HEXSZ && git_oid_fromstr(&id, name.c_str()) == 0) {
      are_gone = remove_pack(root, name) && are_gone;
    }
  }
  if (are_gone) fs::remove(root / kSupersededPacks, ignored);
  return are_gone;
}

}  // namespace palimpsest::store
