#include "store/maintain/new_pack.hpp"

#include "base/file.hpp"
#include "store/write/batch_marker.hpp"

namespace palimpsest::store {

std::string place_pack(const std::filesystem::path& root, const Repository& repository,
                       const MakePack& make) {
  const std::filesystem::path folder = repository.folder() / "objects/pack";
  NewFile file(folder, kPackMode);
  const auto [name, index] = make([&](std::string_view bytes) { file.write(bytes); });
  file.sync();
  write_batch_marker(root, marker_of_pack(repository, name));
  file.rename(folder / ("pack-" + name + ".pack"));
  // The index last: git takes a pack for whole when its index is there.
  write_file_durably(folder / ("pack-" + name + ".idx"), index, kPackMode);
  return name;
}

}  // namespace palimpsest::store
