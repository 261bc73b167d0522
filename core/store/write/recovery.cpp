#include "store/write/recovery.hpp"

#include "base/file.hpp"
#include "store/git.hpp"
#include "store/layout.hpp"
#include "store/maintain/old_packs.hpp"
#include "store/write/abandoned_originals.hpp"
#include "store/write/batch_marker.hpp"
#include "store/write/purge.hpp"

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

// Takes the pack away that was written for a reference which then never moved.
void remove_pack(const fs::path& root, const std::string& name) {
  if (name.empty()) return;
  std::error_code ignored;
  const fs::path folder = root / kRepositoryFolder / "objects/pack";
  for (const char* extension : {".idx", ".pack"}) {
    fs::remove(folder / ("pack-" + name + extension), ignored);
  }
}

// The index of a pack comes last: without it nothing rests on the pack yet.
void remove_pack_without_index(const fs::path& root, const std::string& name) {
  std::error_code ignored;
  const fs::path index = root / kRepositoryFolder / "objects/pack" / ("pack-" + name + ".idx");
  if (!name.empty() && !fs::exists(index, ignored)) remove_pack(root, name);
}

// Decides by the marker of a batch, in no time, and where there is none by a walk through history.
void clear_batch(const fs::path& root) {
  const auto batch = read_batch_marker(root);
  if (!batch) return remove_abandoned_originals(root);
  remove_pack_without_index(root, batch->pack);
  const Repository repository(root / kRepositoryFolder, Packs::kLeftAlone);
  const auto present = find_reference(repository, batch->reference);
  const auto is = [&](const git_oid& id) { return present && git_oid_equal(&*present, &id) == 1; };
  if (is(batch->after)) return;  // everything is in its place but the staged names
  const bool has_not_moved = batch->before ? is(*batch->before) : !present;
  if (!has_not_moved) return remove_abandoned_originals(root);
  remove_placed_originals(root);
  remove_pack(root, batch->pack);
}

}  // namespace

void recover(const fs::path& root) {
  const fs::path repository = root / kRepositoryFolder;
  (void)remove_superseded_packs(root);
  clear_batch(root);
  finish_purge(root);
  remove_where(root / kStagingFolder, [](const std::string& name) {
    return name != "batch" && name != "purge" && name != "superseded";
  });
  remove_batch_marker(root);
  remove_where(repository / "refs",
               [](const std::string& name) { return name.ends_with(".lock"); });
  std::error_code ignored;
  fs::remove(repository / "HEAD.lock", ignored);
  fs::remove(repository / "packed-refs.lock", ignored);
  remove_where(repository / "objects/pack",
               [](const std::string& name) { return name.starts_with(NewFile::kUnfinished); });
  // libgit2 writes objects/tmp_object..., stock git objects/xx/tmp_obj...; the former are ours.
  for (const auto& entry : fs::directory_iterator(repository / "objects", ignored)) {
    if (entry.path().filename().string().starts_with("tmp_object")) fs::remove(entry, ignored);
  }
}

}  // namespace palimpsest::store
