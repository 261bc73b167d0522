#include "base/error.hpp"
#include "base/file.hpp"
#include "store/git.hpp"
#include "store/layout.hpp"
#include "store/store.hpp"

#include <array>
#include <cerrno>
#include <string_view>

#include <sys/stat.h>
#include <unistd.h>

namespace palimpsest::store {
namespace {

namespace fs = std::filesystem;

// Written to records: never change. The bytes of an original are exempt from every conversion.
constexpr const char* kAttributes =
    "* -text\n"
    "*.pdf filter=lfs diff=lfs merge=lfs -text\n"
    "evidence/** filter=lfs diff=lfs merge=lfs -text\n";

void check_is_free(const fs::path& root) {
  std::error_code error;
  if (!fs::exists(fs::symlink_status(root, error))) return;
  if (fs::is_directory(root, error) && fs::is_empty(root, error) && !error) return;
  if (error) {
    throw Error(ErrorKind::kEnvironment, "cannot read " + root.string() + ": " + error.message());
  }
  const bool is_archive = fs::exists(root / kArchiveFile, error);
  throw Error(ErrorKind::kConflict,
              root.string() + (is_archive               ? " is an archive already"
                               : fs::is_directory(root) ? " is not empty"
                                                        : " is not a folder"),
              is_archive ? "" : "name a new folder");
}

// Makes 00 .. ff below `folder`, so that a batch need not make and sync them one by one.
void make_fan_out(const fs::path& folder) {
  make_folders(folder);
  constexpr std::string_view kDigits = "0123456789abcdef";
  for (const char high : kDigits) {
    for (const char low : kDigits) {
      const fs::path path = folder / std::string{high, low};
      if (::mkdir(path.c_str(), 0777) == 0) continue;
      throw Error(ErrorKind::kEnvironment,
                  "cannot write " + path.string() + ": " + system_reason(errno));
    }
  }
  sync_folder(folder);
}

// Makes the repository by hand: libgit2 would bring hooks and samples along.
void make_repository(const fs::path& folder) {
  for (const char* name : {"objects/info", "objects/pack", "refs/heads", "refs/tags"}) {
    make_folders(folder / name);
  }
  make_fan_out(folder / "objects");
  write_file_durably(folder / "config", kConfigText, kTextFileMode);
  write_file_durably(folder / "HEAD", kHeadText, kTextFileMode);
}

void link_originals(const fs::path& root) {
  const fs::path link = root / kLfsLink;
  if (::symlink(kLfsTarget, link.c_str()) != 0) {
    throw Error(ErrorKind::kEnvironment,
                "cannot make the link " + link.string() + ": " + system_reason(errno));
  }
  sync_folder(link.parent_path());
}

void remove_all_made(const fs::path& root) {
  std::error_code ignored;
  for (const char* name :
       {kRepositoryFolder, kOriginalsFolder, kStagingFolder, kLocksFolder, kArchiveFile}) {
    fs::remove_all(root / name, ignored);
  }
}

}  // namespace

Store Store::create(const fs::path& root, const std::string& archive_json, Instant time,
                    const std::string& operator_name) {
  check_is_free(root);
  make_folders(fs::absolute(root).lexically_normal());
  try {
    for (const char* name : {kStagingFolder, kLocksFolder}) make_folders(root / name);
    make_fan_out(root / kOriginalsFolder / "objects");
    make_repository(root / kRepositoryFolder);
    link_originals(root);
    Store store(root, std::make_shared<Repository>(root / kRepositoryFolder));
    const std::vector<TreeEdit> edits = {{kArchiveFile, archive_json},
                                         {".gitattributes", kAttributes}};
    Writer(store).commit({edits, "Create the archive\n", time, operator_name});
    write_file_durably(root / kArchiveFile, archive_json, kTextFileMode);
    return store;
  } catch (const Error&) {
    remove_all_made(root);
    throw;
  }
}

}  // namespace palimpsest::store
