// The writer lock of an archive: an flock that dies with its owner, so it is never stale.
#pragma once

#include "base/file.hpp"

#include <filesystem>
#include <optional>

namespace palimpsest {

// Holds an exclusive lock for its lifetime.
class FileLock {
 public:
  // Nothing when another process holds the lock. Throws Error(environment) when the file cannot be
  // opened.
  [[nodiscard]] static std::optional<FileLock> try_acquire(const std::filesystem::path& path);

 private:
  explicit FileLock(FileDescriptor file) : file_(std::move(file)) {}

  FileDescriptor file_;
};

}  // namespace palimpsest
