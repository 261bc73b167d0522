#include "archive/reading/reading_ahead.hpp"

#include <algorithm>
#include <numeric>
#include <system_error>
#include <utility>

namespace palimpsest::archive {
namespace {

// What is read ahead of the file that is concluded next.
constexpr std::uint64_t kBytesAhead = 48U << 20;
constexpr std::size_t kFilesAheadOfAReader = 8;

std::uint64_t size_of(const std::filesystem::path& file) {
  std::error_code error;
  const auto size = std::filesystem::file_size(file, error);
  return error ? 0 : size;
}

}  // namespace

ReadingAhead::ReadingAhead(PoolOptions options, PageResults& results)
    : pool_(options, results),
      most_ahead_(kFilesAheadOfAReader * static_cast<std::size_t>(std::max(1, options.jobs))) {}

std::uint64_t ReadingAhead::start(std::vector<std::filesystem::path> files,
                                  std::vector<PageRange> wanted) {
  files_ = std::move(files);
  wanted_ = std::move(wanted);
  std::transform(files_.begin(), files_.end(), std::back_inserter(sizes_), size_of);
  return std::accumulate(sizes_.begin(), sizes_.end(), std::uint64_t{0});
}

std::optional<ReadingEvent> ReadingAhead::next_event(std::chrono::milliseconds limit) {
  start_readings();
  std::optional<ReadingEvent> event = pool_.next_event(limit);
  if (event && event->number < next_) event.reset();
  return event;
}

void ReadingAhead::start_readings() {
  while (started_ < files_.size() && started_ - next_ < most_ahead_) {
    const std::uint64_t size = sizes_[started_];
    if (bytes_ahead_ > 0 && bytes_ahead_ + size > kBytesAhead) return;
    bytes_ahead_ += size;
    pool_.start(started_, files_[started_],
                wanted_.empty() ? std::nullopt : std::optional(wanted_[started_]));
    ++started_;
  }
}

std::uint64_t ReadingAhead::finish_next() {
  pool_.finish(next_);
  ready_.erase(next_);
  const std::uint64_t size = sizes_[next_];
  bytes_ahead_ -= size;
  ++next_;
  return size;
}

}  // namespace palimpsest::archive
