#include "store/write/staged_originals.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "store/layout.hpp"

#include <cerrno>
#include <system_error>

#include <stdio.h>
#include <unistd.h>

namespace palimpsest::store {
namespace {

namespace fs = std::filesystem;

constexpr fs::perms kOriginalMode =
    fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read;

fs::path staged_path(const fs::path& root, const Sha256& sha256) {
  return root / kStagingFolder / sha256.hex();
}

void link_or_move(const fs::path& staged, const fs::path& original) {
  if (::link(staged.c_str(), original.c_str()) == 0) return;
  if (::rename(staged.c_str(), original.c_str()) == 0) return;
  throw Error(ErrorKind::kEnvironment,
              "cannot write " + original.string() + ": " + system_reason(errno));
}

}  // namespace

void StagedOriginals::add(const Sha256& sha256, std::string_view bytes) {
  if (staged_.contains(sha256)) return;
  write_new_file(staged_path(root_, sha256), bytes, kOriginalMode);
  staged_.insert(sha256);
}

void StagedOriginals::keep(const Sha256& sha256) { kept_.insert(sha256); }

void StagedOriginals::place() const {
  std::set<fs::path> folders;
  for (const Sha256& sha256 : kept_) folders.insert((root_ / original_place(sha256)).parent_path());
  for (const Sha256& sha256 : staged_) {
    const fs::path original = root_ / original_place(sha256);
    make_folders(original.parent_path());
    link_or_move(staged_path(root_, sha256), original);
    folders.insert(original.parent_path());
  }
  for (const fs::path& folder : folders) sync_folder(folder);
}

void StagedOriginals::forget() {
  std::error_code ignored;
  for (const Sha256& sha256 : staged_) fs::remove(staged_path(root_, sha256), ignored);
  staged_.clear();
  kept_.clear();
}

}  // namespace palimpsest::store
