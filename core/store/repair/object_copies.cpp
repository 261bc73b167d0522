#include "store/repair/object_copies.hpp"

#include "base/file.hpp"
#include "store/objects/pack_index.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

namespace palimpsest::store {

namespace fs = std::filesystem;

ObjectCopies::ObjectCopies(fs::path objects) : objects_(std::move(objects)) {
  std::error_code error;
  std::vector<fs::path> indexes;
  for (fs::directory_iterator it(objects_ / "pack", error), end; !error && it != end;
       it.increment(error)) {
    if (it->path().extension() == ".idx") indexes.push_back(it->path());
  }
  std::sort(indexes.begin(), indexes.end());
  for (const fs::path& index : indexes) {
    if (!ids_of_pack(index).empty()) packs_.emplace_back(index);
  }
}

std::optional<LooseObject> ObjectCopies::read(const std::string& id) const {
  const git_oid oid = oid_of(id);
  for (const SinglePack& pack : packs_) {
    auto found = pack.read(oid);
    if (found) return LooseObject{found->first, std::move(found->second)};
  }
  const fs::path loose = objects_ / id.substr(0, 2) / id.substr(2);
  std::error_code ignored;
  if (!fs::is_regular_file(loose, ignored)) return std::nullopt;
  try {
    return read_loose_object(read_file(loose), oid);
  } catch (const Error&) {
    return std::nullopt;
  }
}

std::vector<std::string> ids_of_pack(const fs::path& index) {
  std::error_code error;
  const std::uintmax_t size = fs::file_size(fs::path(index).replace_extension(".pack"), error);
  if (error) return {};
  try {
    PackIndex entries = read_pack_index(read_file(index), size);
    if (entries.is_usable) return std::move(entries.ids);
  } catch (const Error&) {
    // An index that cannot be read lists nothing.
  }
  return {};
}

}  // namespace palimpsest::store
