// Reads the files of a run ahead of the one that is concluded next, within bounds of memory.
//
// Files are concluded in their order, whichever is read first. Driven by one thread.
#pragma once

#include "archive/reading/reader_pool.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <vector>

namespace palimpsest::archive {

class ReadingAhead {
 public:
  // `results` must outlive it.
  ReadingAhead(PoolOptions options, PageResults& results);

  // Takes the files of the run, once, and returns how many bytes they have together. `wanted` are
  // the pages of each that count, see ReaderPool::start(); all of all files when it is empty.
  std::uint64_t start(std::vector<std::filesystem::path> files, std::vector<PageRange> wanted = {});

  // Whether every file is concluded.
  [[nodiscard]] bool is_done() const { return next_ == files_.size(); }

  // Starts what may be read by now, and waits for the next event of a file that is not concluded;
  // nothing when none comes in time.
  [[nodiscard]] std::optional<ReadingEvent> next_event(std::chrono::milliseconds limit);

  // Goes on with a file that was digested.
  void read_pages(std::size_t number) { pool_.read_pages(number); }

  // Says that a file can be concluded when it is its turn.
  void set_ready(std::size_t number) { ready_.insert(number); }

  // Returns the number of the file whose turn it is, and whether it can be concluded.
  [[nodiscard]] std::size_t next() const { return next_; }
  [[nodiscard]] bool is_next_ready() const { return ready_.contains(next_); }

  // See ReaderPool::reading(); until the file is concluded.
  [[nodiscard]] const DocumentReading& reading(std::size_t number) { return pool_.reading(number); }

  // Forgets the file whose turn it was, and returns how many bytes it has.
  std::uint64_t finish_next();

 private:
  void start_readings();

  ReaderPool pool_;
  std::size_t most_ahead_;  // files
  std::vector<std::filesystem::path> files_;
  std::vector<PageRange> wanted_;
  std::vector<std::uint64_t> sizes_;
  std::size_t next_ = 0;           // of the files, to be concluded
  std::size_t started_ = 0;        // files that are being read or were
  std::uint64_t bytes_ahead_ = 0;  // of those that are being read
  std::set<std::size_t> ready_;    // to be concluded when it is their turn
};

}  // namespace palimpsest::archive
