#include "store/verify/part_check.hpp"

#include "store/layout.hpp"
#include "store/verify/archive_check.hpp"
#include "store/verify/hashed_files.hpp"
#include "store/verify/objects/object_check.hpp"

#include <set>
#include <utility>

namespace palimpsest::store {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPrefixLength = 5;  // "pack-"

fs::path originals_folder() { return fs::path(kOriginalsFolder) / "objects"; }
fs::path objects_folder() { return fs::path(kRepositoryFolder) / "objects"; }

using LookedAt = std::function<void(const std::string& path)>;

void check_originals_at(ArchiveCheck& check, const std::vector<fs::path>& paths,
                        const LookedAt& looked_at) {
  std::vector<fs::path> files;
  for (const fs::path& path : paths) files.push_back(check.root() / path);
  HashedFiles hashes(files);
  for (std::size_t i = 0; i < paths.size(); ++i) {
    const auto digest = hashes.wait_for(i);
    std::error_code ignored;
    if (!digest) {
      check.add(fs::exists(files[i], ignored) ? "The original cannot be read."
                                              : "The original is missing.",
                paths[i], "all");
    } else {
      ++check.report().originals;
      check.report().bytes += digest->size;
      if (digest->sha256.hex() != paths[i].filename()) {
        check.add("The original is damaged.", paths[i], "all");
      }
    }
    if (looked_at) looked_at(paths[i].string());
    check.tell();
  }
}

}  // namespace

std::vector<CheckableFile> checkable_files(const fs::path& root) {
  const VerifyProgress nobody;
  ArchiveCheck check(root, nobody);
  std::vector<CheckableFile> files;
  check.visit_files(originals_folder(), [&](const fs::path& path) {
    files.push_back({path.string(), path.filename().string()});
  });
  check.visit_files(objects_folder(), [&](const fs::path& path) {
    const bool is_packed = path.parent_path().filename() == "pack";
    if (path.extension() == ".idx") {
      files.push_back({path.string(), path.stem().string().substr(kPrefixLength)});
    } else if (!is_packed && path.parent_path().filename() != "info") {
      files.push_back(
          {path.string(), path.parent_path().filename().string() + path.filename().string()});
    }
  });
  return files;
}

Verification verify_files(const fs::path& root, const std::vector<std::string>& paths,
                          const VerifyProgress& progress, const LookedAt& looked_at) {
  const GitLibrary library;
  const fs::path folder = fs::absolute(root).lexically_normal();
  ArchiveCheck check(folder, progress);
  std::vector<fs::path> originals;
  std::set<fs::path> others;
  for (const std::string& path : paths) {
    if (path.starts_with(originals_folder().string())) {
      originals.emplace_back(path);
    } else {
      others.insert(path);
    }
  }
  const std::set<fs::path> objects = others;
  (void)check_objects(check, [&](const fs::path& path) { return others.erase(path) > 0; });
  for (const fs::path& path : others) check.add("This file is missing.", path, "all");
  for (const fs::path& path : objects) {
    if (looked_at) looked_at(path.string());
  }
  check_originals_at(check, originals, looked_at);
  return std::move(check.report());
}

std::string original_path_of(const Sha256& sha256) { return original_place(sha256).string(); }

}  // namespace palimpsest::store
