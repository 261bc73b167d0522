// Hashes files by all processors at once, and hands the results out in the order of the files.
#pragma once

#include "base/digest.hpp"

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <filesystem>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace palimpsest::store {

class HashedFiles {
 public:
  // Starts at once.
  explicit HashedFiles(std::vector<std::filesystem::path> files);

  // Ends early what nobody waits for.
  ~HashedFiles();
  HashedFiles(const HashedFiles&) = delete;
  HashedFiles& operator=(const HashedFiles&) = delete;

  // Returns the digest of a file; nothing when it cannot be read. Waits until it is known.
  [[nodiscard]] std::optional<FileSha256> wait_for(std::size_t index);

 private:
  struct Result {
    bool is_known = false;
    std::optional<FileSha256> digest;
  };

  void work();

  std::vector<std::filesystem::path> files_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<bool> is_stopped_ = false;
  std::mutex mutex_;  // of what follows
  std::condition_variable is_more_known_;
  std::vector<Result> results_;
  std::vector<std::thread> threads_;
};

}  // namespace palimpsest::store
