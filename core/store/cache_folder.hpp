// Results that can be computed again, kept in ARCHIVE/cache. Never part of the evidence.
//
// Nothing is synced and everything is checked when it is read: an entry that is damaged, cut short
// or filed under another key counts as absent. Any thread and any process may read and write at any
// time.
//
//   file = SHA-256 of what follows the first 32 bytes and of the key, size:u64, deflated bytes
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace palimpsest::store {

class CacheFolder {
 public:
  // `folder` need not exist.
  explicit CacheFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}

  // `key` is a relative path: "a1b2/0001". Nothing when there is no sound entry.
  [[nodiscard]] std::optional<std::string> read(const std::string& key) const;

  // Keeps `bytes`. A cache that cannot be written is no error: the result is computed again.
  void write(const std::string& key, std::string_view bytes) const;

  // Removes every folder at the top but `kept`, and what killed writers left.
  void remove_all_but(const std::string& kept) const;

 private:
  std::filesystem::path folder_;
};

}  // namespace palimpsest::store
