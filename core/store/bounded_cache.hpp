// A cache folder that never grows beyond a number of bytes: what was not asked for the longest goes
// first, also over restarts.
//
// Any thread may use it. Of two processes on one folder each bounds what it found and wrote itself.
#pragma once

#include "store/cache_folder.hpp"

#include <cstdint>
#include <filesystem>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace palimpsest::store {

class BoundedCache {
 public:
  // Looks through `folder`, which need not exist, and removes what is too much.
  BoundedCache(std::filesystem::path folder, std::uintmax_t most_bytes);

  // As CacheFolder does.
  [[nodiscard]] std::optional<std::string> read(const std::string& key);
  void write(const std::string& key, std::string_view bytes);

 private:
  struct Entry {
    std::string key;
    std::uintmax_t bytes = 0;  // on disk
  };

  void look_through();
  void forget(const std::string& key);
  void remove_oldest();

  const std::filesystem::path folder_;
  const std::uintmax_t most_bytes_;
  const CacheFolder cache_;
  std::mutex mutex_;
  std::uintmax_t bytes_ = 0;
  std::list<Entry> entries_;  // the last asked for first
  std::unordered_map<std::string, std::list<Entry>::iterator> places_;
};

}  // namespace palimpsest::store
