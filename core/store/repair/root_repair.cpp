#include "store/repair/root_repair.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "store/git.hpp"
#include "store/layout.hpp"

#include <optional>
#include <system_error>

namespace palimpsest::store {
namespace {

namespace fs = std::filesystem;

std::optional<std::string> text_of(const fs::path& file) {
  std::error_code ignored;
  if (!fs::is_regular_file(file, ignored)) return std::nullopt;
  try {
    return read_file(file);
  } catch (const Error&) {
    return std::nullopt;
  }
}

// A folder that got lost with the last file in it is none of git's repositories any more.
void make_missing_folders(const fs::path& root) {
  for (const char* name : {"objects/info", "objects/pack", "refs/heads", "refs/tags"}) {
    make_folders(root / kRepositoryFolder / name);
  }
}

}  // namespace

std::vector<std::string> repair_repository_files(const fs::path& root) {
  std::vector<std::string> written;
  const fs::path repository = kRepositoryFolder;
  const auto write = [&](const fs::path& path, const char* text) {
    write_file_durably(root / path, text, kTextFileMode);
    written.push_back(path.string());
  };
  make_missing_folders(root);
  if (text_of(root / repository / "HEAD") != kHeadText) write(repository / "HEAD", kHeadText);
  // Sections that somebody added behind ours stay.
  if (!text_of(root / repository / "config").value_or("").starts_with(kConfigText)) {
    write(repository / "config", kConfigText);
  }
  std::error_code error;
  if (fs::read_symlink(root / kLfsLink, error) != kLfsTarget) {
    fs::remove(root / kLfsLink, error);
    fs::create_symlink(kLfsTarget, root / kLfsLink, error);
    if (!error) written.emplace_back(kLfsLink);
  }
  return written;
}

std::vector<std::string> repair_archive_file(const fs::path& root) {
  const auto present = text_of(root / kArchiveFile);
  try {
    const Repository repository(root / kRepositoryFolder);
    const auto main = find_reference(repository, kMainReference);
    if (!main) return {};
    const TreeHandle tree =
        find_tree(repository, *git_commit_tree_id(find_commit(repository, *main).get()));
    const git_tree_entry* entry = git_tree_entry_byname(tree.get(), kArchiveFile);
    if (entry == nullptr) return {};
    const std::string recorded = read_object(repository, *git_tree_entry_id(entry));
    if (recorded == present) return {};
    write_file_durably(root / kArchiveFile, recorded, kTextFileMode);
    return {kArchiveFile};
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kIntegrity) throw;
    return {};
  }
}

}  // namespace palimpsest::store
