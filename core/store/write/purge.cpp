#include "store/write/purge.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "store/git.hpp"
#include "store/layout.hpp"
#include "store/maintain/object_list.hpp"
#include "store/maintain/repack.hpp"
#include "store/write/batch_marker.hpp"

#include <optional>
#include <sstream>
#include <string>
#include <system_error>
#include <vector>

namespace palimpsest::store {
namespace {

namespace fs = std::filesystem;

constexpr fs::perms kPurgeMarkerMode = fs::perms::owner_read | fs::perms::owner_write;

struct Marker {
  std::string main;  // 40 hexadecimal digits
  Purge purge;
};

// Nothing when there is none, or a broken one.
std::optional<Marker> read_marker(const fs::path& root) {
  if (!has_purge_marker(root)) return std::nullopt;
  Marker marker;
  std::istringstream text(read_file(root / kPurgeMarker));
  std::string key, value;
  std::uint64_t size = 0;
  while (text >> key >> value) {
    if (key == "main") marker.main = value;
    if (key == "timeline") marker.purge.timelines.push_back(value);
    if (key != "original") continue;
    const auto sha256 = Sha256::parse(value);
    if (!sha256 || !(text >> size)) return std::nullopt;
    marker.purge.originals.push_back({*sha256, size});
  }
  git_oid id{};
  if (marker.main.size() != GIT_OID_HEXSZ || git_oid_fromstr(&id, marker.main.c_str()) != 0) {
    return std::nullopt;
  }
  return marker;
}

// Whether main stands at the commit, or came from it by commits that an earlier attempt let pass.
bool is_on_main(const Repository& repository, const std::string& commit) {
  auto next = find_reference(repository, kMainReference);
  while (next) {
    if (hex_of(*next) == commit) return true;
    const CommitHandle found = find_commit(repository, *next);
    next = git_commit_parentcount(found.get()) > 0
               ? std::optional(*git_commit_parent_id(found.get(), 0))
               : std::nullopt;
  }
  return false;
}

void remove_timelines(const Repository& repository, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    const std::string reference = kTimelines + name;
    if (!find_reference(repository, reference)) continue;
    check_git(git_reference_remove(repository.handle(), reference.c_str()), ErrorKind::kEnvironment,
              "cannot remove " + reference);
  }
}

// The loose reference stands before a packed one of the same name, which still says what main was.
void forget_packed_main(const fs::path& repository) {
  std::error_code ignored;
  if (!fs::exists(repository / kMainReference, ignored)) return;  // the packed one is main
  if (!fs::exists(repository / "packed-refs", ignored)) return;
  std::istringstream packed(read_file(repository / "packed-refs"));
  std::string kept;
  for (std::string line; std::getline(packed, line);) {
    if (!line.ends_with(std::string(" ") + kMainReference)) kept += line + "\n";
  }
  write_file_durably(repository / "packed-refs", kept, kTextFileMode);
}

// What stock git may have noted of old commits.
void remove_notes_of_git(const fs::path& repository) {
  std::error_code ignored;
  for (const char* name : {"logs", "ORIG_HEAD", "FETCH_HEAD", "objects/info/commit-graph",
                           "objects/info/commit-graphs", "objects/info/packs"}) {
    fs::remove_all(repository / name, ignored);
  }
}

void remove_all_objects_but(const fs::path& objects, const std::string& pack) {
  std::vector<fs::path> gone;
  for (const auto& entry : fs::recursive_directory_iterator(objects)) {
    const bool is_kept =
        entry.path().stem() == "pack-" + pack &&
        (entry.path().extension() == ".pack" || entry.path().extension() == ".idx");
    if (entry.is_regular_file() && !is_kept) gone.push_back(entry.path());
  }
  // The index of a pack first: git takes a pack without one for none.
  for (const fs::path& path : gone) {
    if (path.extension() == ".idx") fs::remove(path);
  }
  for (const fs::path& path : gone) fs::remove(path);
  sync_folder(objects / "pack");
  sync_folder(objects);
}

void remove_originals(const fs::path& root, const ObjectList& list,
                      const std::vector<LfsPointer>& originals) {
  for (const LfsPointer& original : originals) {
    const std::string pointer = lfs_pointer(original.sha256, original.size);
    git_oid id{};
    check_git(git_odb_hash(&id, pointer.data(), pointer.size(), GIT_OBJECT_BLOB),
              ErrorKind::kInternal, "cannot hash a pointer");
    const fs::path place = root / original_place(original.sha256);
    std::error_code ignored;
    if (list.contains(id) || !fs::remove(place, ignored)) continue;
    sync_folder(place.parent_path());
  }
}

// Pages of a database keep rows that were deleted, so the whole file goes.
void remove_caches(const fs::path& root) {
  std::error_code ignored;
  for (const char* ending : {"", "-journal", "-wal", "-shm"}) {
    fs::remove(root / (std::string(kIndexFile) + ending), ignored);
  }
  fs::remove_all(root / kCacheFolder, ignored);
  sync_folder(root);
}

void purge(const fs::path& root, const Repository& repository, const Purge& purge) {
  remove_timelines(repository, purge.timelines);
  forget_packed_main(repository.folder());
  remove_notes_of_git(repository.folder());
  const ObjectList list(repository);
  const std::string pack = write_pack(root, repository, list);
  remove_all_objects_but(repository.folder() / "objects", pack);
  remove_batch_marker(root);
  remove_originals(root, list, purge.originals);
  remove_caches(root);
}

}  // namespace

void write_purge_marker(const fs::path& root, const CommitId& main, const Purge& purge) {
  std::string text = "main " + main.text() + "\n";
  for (const LfsPointer& original : purge.originals) {
    text += "original " + original.sha256.hex() + " " + std::to_string(original.size) + "\n";
  }
  for (const std::string& name : purge.timelines) text += "timeline " + name + "\n";
  write_file_durably(root / kPurgeMarker, text, kPurgeMarkerMode);
}

void finish_purge(const fs::path& root) {
  if (!has_purge_marker(root)) return;
  try {
    const auto marker = read_marker(root);
    if (marker) {
      const Repository repository(root / kRepositoryFolder);
      if (is_on_main(repository, marker->main)) purge(root, repository, marker->purge);
    }
    fs::remove(root / kPurgeMarker);
    sync_folder(root / kStagingFolder);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kIntegrity) throw;
  }
}

bool has_purge_marker(const fs::path& root) {
  std::error_code ignored;
  return fs::is_regular_file(root / kPurgeMarker, ignored);
}

}  // namespace palimpsest::store
