#include "store/verify/hashed_files.hpp"

#include "base/error.hpp"

#include <algorithm>

namespace palimpsest::store {
namespace {

std::optional<FileSha256> digest_of(const std::filesystem::path& file) {
  try {
    return sha256_of_file(file);
  } catch (const Error&) {
    return std::nullopt;
  }
}

}  // namespace

HashedFiles::HashedFiles(std::vector<std::filesystem::path> files)
    : files_(std::move(files)), results_(files_.size()) {
  const std::size_t processors = std::max(1U, std::thread::hardware_concurrency());
  for (std::size_t i = 0; i < std::min(processors, files_.size()); ++i) {
    threads_.emplace_back([this] { work(); });
  }
}

HashedFiles::~HashedFiles() {
  is_stopped_ = true;
  for (std::thread& thread : threads_) thread.join();
}

void HashedFiles::work() {
  for (;;) {
    const std::size_t index = next_++;
    if (index >= files_.size() || is_stopped_) return;
    std::optional<FileSha256> digest = digest_of(files_[index]);
    const std::lock_guard lock(mutex_);
    results_[index] = {true, std::move(digest)};
    is_more_known_.notify_all();
  }
}

std::optional<FileSha256> HashedFiles::wait_for(std::size_t index) {
  std::unique_lock lock(mutex_);
  is_more_known_.wait(lock, [&] { return results_[index].is_known; });
  return results_[index].digest;
}

}  // namespace palimpsest::store
