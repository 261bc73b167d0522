#include "store/bounded_cache.hpp"

#include <algorithm>
#include <system_error>
#include <utility>
#include <vector>

namespace palimpsest::store {

namespace fs = std::filesystem;

BoundedCache::BoundedCache(fs::path folder, std::uintmax_t most_bytes)
    : folder_(std::move(folder)), most_bytes_(most_bytes), cache_(folder_) {
  look_through();
}

void BoundedCache::look_through() {
  std::vector<std::pair<fs::file_time_type, Entry>> found;
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder_, error), end; !error && it != end;
       it.increment(error)) {
    std::error_code ignored;
    if (!it->is_regular_file(ignored)) continue;
    found.push_back(
        {it->last_write_time(ignored),
         {it->path().lexically_relative(folder_).generic_string(), it->file_size(ignored)}});
  }
  std::sort(found.begin(), found.end(), [](const auto& one, const auto& other) {
    return std::pair(one.first, one.second.key) > std::pair(other.first, other.second.key);
  });
  for (auto& [time, entry] : found) {
    bytes_ += entry.bytes;
    entries_.push_back(std::move(entry));
    places_[entries_.back().key] = std::prev(entries_.end());
  }
  remove_oldest();
}

std::optional<std::string> BoundedCache::read(const std::string& key) {
  auto bytes = cache_.read(key);
  const std::lock_guard lock(mutex_);
  const auto place = places_.find(key);
  if (place == places_.end()) return bytes;
  if (!bytes) {
    forget(key);
    return std::nullopt;
  }
  entries_.splice(entries_.begin(), entries_, place->second);
  std::error_code ignored;
  fs::last_write_time(folder_ / key, fs::file_time_type::clock::now(), ignored);
  return bytes;
}

void BoundedCache::write(const std::string& key, std::string_view bytes) {
  cache_.write(key, bytes);
  std::error_code error;
  const std::uintmax_t size = fs::file_size(folder_ / key, error);
  if (error) return;
  const std::lock_guard lock(mutex_);
  forget(key);
  entries_.push_front({key, size});
  places_[key] = entries_.begin();
  bytes_ += size;
  remove_oldest();
}

void BoundedCache::forget(const std::string& key) {
  const auto place = places_.find(key);
  if (place == places_.end()) return;
  bytes_ -= place->second->bytes;
  entries_.erase(place->second);
  places_.erase(place);
}

void BoundedCache::remove_oldest() {
  std::error_code ignored;
  while (bytes_ > most_bytes_) {
    const std::string key = entries_.back().key;
    fs::remove(folder_ / key, ignored);
    fs::remove((folder_ / key).parent_path(), ignored);  // where it was the last in its folder
    forget(key);
  }
}

}  // namespace palimpsest::store
