// Checks some files of an archive, each by itself: originals, loose objects, packs.
#pragma once

#include "base/digest.hpp"
#include "store/verify.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace palimpsest::store {

// A file that can be checked by itself.
struct CheckableFile {
  std::string path;  // relative to the archive
  std::string name;  // hexadecimal digits: of an original, an object or a pack
};

// Returns the files of an archive, originals before git's, sorted by path; the index of a pack
// stands for both its files.
[[nodiscard]] std::vector<CheckableFile> checkable_files(const std::filesystem::path& root);

// Checks those files whose path is among `paths`. A file that is not there is one that was lost.
// `looked_at` is told the path of each file when that much is known of it.
[[nodiscard]] Verification verify_files(
    const std::filesystem::path& root, const std::vector<std::string>& paths,
    const VerifyProgress& progress = {},
    const std::function<void(const std::string& path)>& looked_at = {});

// Returns where an original stands, relative to the archive.
[[nodiscard]] std::string original_path_of(const Sha256& sha256);

}  // namespace palimpsest::store
