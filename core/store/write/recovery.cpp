#include "store/write/recovery.hpp"

#include "store/layout.hpp"
#include "store/write/abandoned_originals.hpp"

#include <functional>
#include <string>
#include <system_error>
#include <vector>

namespace palimpsest::store {
namespace {

namespace fs = std::filesystem;

void remove_where(const fs::path& folder, const std::function<bool(const std::string&)>& is_left) {
  std::error_code ignored;
  std::vector<fs::path> left;
  for (auto it = fs::recursive_directory_iterator(folder, ignored);
       it != fs::recursive_directory_iterator(); it.increment(ignored)) {
    if (it->is_regular_file(ignored) && is_left(it->path().filename().string())) {
      left.push_back(it->path());
    }
    if (ignored) break;
  }
  for (const fs::path& path : left) fs::remove(path, ignored);
}

}  // namespace

void recover(const fs::path& root) {
  const fs::path repository = root / kRepositoryFolder;
  remove_abandoned_originals(root);
  remove_where(root / kStagingFolder, [](const std::string&) { return true; });
  remove_where(repository / "refs",
               [](const std::string& name) { return name.ends_with(".lock"); });
  std::error_code ignored;
  fs::remove(repository / "HEAD.lock", ignored);
  fs::remove(repository / "packed-refs.lock", ignored);
  // libgit2 writes objects/tmp_object..., stock git objects/xx/tmp_obj...; the former are ours.
  for (const auto& entry : fs::directory_iterator(repository / "objects", ignored)) {
    if (entry.path().filename().string().starts_with("tmp_object")) fs::remove(entry, ignored);
  }
}

}  // namespace palimpsest::store
