#include "base/file.hpp"
#include "store/layout.hpp"
#include "store/verify.hpp"
#include "store/verify/objects/pack_index.hpp"

#include <algorithm>
#include <system_error>

namespace palimpsest::store {

namespace fs = std::filesystem;

std::vector<fs::path> unusable_packs(const fs::path& root) {
  const fs::path folder = fs::path(kRepositoryFolder) / "objects" / "pack";
  std::vector<fs::path> unusable;
  std::error_code is_missing;
  for (const fs::directory_entry& entry : fs::directory_iterator(root / folder, is_missing)) {
    if (entry.path().extension() != ".idx") continue;
    std::error_code has_no_pack;
    const auto size = fs::file_size(fs::path(entry.path()).replace_extension(".pack"), has_no_pack);
    const PackIndex index = read_pack_index(read_file(entry.path()), has_no_pack ? 0 : size);
    if (!index.is_usable) unusable.push_back(folder / entry.path().filename());
  }
  std::sort(unusable.begin(), unusable.end());
  return unusable;
}

}  // namespace palimpsest::store
