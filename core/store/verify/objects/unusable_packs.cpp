#include "store/layout.hpp"
#include "store/objects/pack_index.hpp"
#include "store/verify.hpp"

#include <algorithm>
#include <system_error>

namespace palimpsest::store {

namespace fs = std::filesystem;

std::vector<fs::path> unusable_packs(const fs::path& root) {
  const fs::path folder = root / kRepositoryFolder / "objects/pack";
  std::vector<fs::path> unusable = unusable_indexes(folder);
  std::error_code ignored;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, ignored)) {
    const fs::path pack = fs::path(entry.path()).replace_extension(".pack");
    if (entry.path().extension() == ".idx" && !fs::exists(pack, ignored)) {
      unusable.push_back(entry.path());
    }
  }
  for (fs::path& path : unusable) path = path.lexically_relative(root);
  std::sort(unusable.begin(), unusable.end());
  return unusable;
}

}  // namespace palimpsest::store
