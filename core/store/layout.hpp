// Where things stand in an archive's folder. Written to disk: never rename.
#pragma once

#include "base/digest.hpp"

#include <filesystem>
#include <string>

namespace palimpsest::store {

inline constexpr const char* kArchiveFile = "archive.json";
inline constexpr const char* kRepositoryFolder = "repository.git";
inline constexpr const char* kOriginalsFolder = "originals";
inline constexpr const char* kStagingFolder = "staging";
inline constexpr const char* kLocksFolder = "locks";
inline constexpr const char* kWriterLock = "locks/writer";
inline constexpr const char* kBatchMarker = "staging/batch";
inline constexpr const char* kSupersededPacks = "staging/superseded";
inline constexpr const char* kPurgeMarker = "staging/purge";
inline constexpr const char* kCacheFolder = "cache";  // of others; both are never evidence
inline constexpr const char* kIndexFile = "index.sqlite";
inline constexpr const char* kLfsLink = "repository.git/lfs";
inline constexpr const char* kLfsTarget = "../originals";  // relative, so that archives can move
inline constexpr const char* kMainReference = "refs/heads/main";
inline constexpr const char* kLogReference = "refs/archive/log";
inline constexpr const char* kTimelines =
    "refs/heads/timeline/";  // derived: they can be made again
inline constexpr const char* kHeadText = "ref: refs/heads/main\n";

// Stock git must never repack an archive on its own while a writer is at work.
inline constexpr const char* kConfigText =
    "[core]\n"
    "\trepositoryformatversion = 0\n"
    "\tfilemode = true\n"
    "\tbare = true\n"
    "[gc]\n"
    "\tauto = 0\n";

// Of archive.json, the files of references, the repository's config and the like: only the owner
// writes.
inline constexpr std::filesystem::perms kTextFileMode =
    std::filesystem::perms::owner_read | std::filesystem::perms::owner_write |
    std::filesystem::perms::group_read | std::filesystem::perms::others_read;

// Returns originals/objects/aa/bb/<sha256>, relative to the archive.
[[nodiscard]] inline std::filesystem::path original_place(const Sha256& sha256) {
  const std::string hex = sha256.hex();
  return std::filesystem::path(kOriginalsFolder) / "objects" / hex.substr(0, 2) / hex.substr(2, 2) /
         hex;
}

}  // namespace palimpsest::store
