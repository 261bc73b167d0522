// Reads documents by several worker processes at once, long ones split by their pages.
//
// One thread drives a pool: it starts readings, takes the events, and decides after the digest of a
// file whether its pages are wanted. Results do not depend on the number of workers or their order:
// each page is read by itself.
#pragma once

#include "archive/reading/document_reading.hpp"
#include "archive/reading/page_results.hpp"
#include "worker/client/client.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <vector>

namespace palimpsest::archive {

enum class ReadingStep {
  kDigested,  // the bytes and their digests are known; waits for read_pages() or finish()
  kPageRead,
  kRead,    // everything is there
  kFailed,  // see `failure`
};

struct ReadingEvent {
  std::size_t number = 0;  // of the reading
  ReadingStep step{};
  int page = 0;  // of kPageRead
};

struct PoolOptions {
  int jobs = 1;
  worker::ReadOptions reading;
  // Called by the readers; empty when nothing may be read but what is known already.
  std::function<std::unique_ptr<worker::Client>()> make_client;
  bool reads_pages = true;  // else a document is opened and nothing more
};

class ReaderPool {
 public:
  // `results` must outlive it.
  ReaderPool(PoolOptions options, PageResults& results);

  // Waits for the pages that are being read at this moment.
  ~ReaderPool();
  ReaderPool(const ReaderPool&) = delete;
  ReaderPool& operator=(const ReaderPool&) = delete;

  // Starts a reading. Readings with smaller numbers go first. Of `wanted` pages alone the reading
  // then has something, in their places.
  void start(std::size_t number, const std::filesystem::path& file,
             const std::optional<PageRange>& wanted = {});

  // Goes on with a reading that was digested.
  void read_pages(std::size_t number);

  // Waits for the next event; nothing when none comes in time.
  [[nodiscard]] std::optional<ReadingEvent> next_event(std::chrono::milliseconds limit);

  // Returns a reading after kDigested, kRead or kFailed, when no reader changes it.
  [[nodiscard]] const DocumentReading& reading(std::size_t number);

  // Forgets a reading; what readers still find out about it is dropped.
  void finish(std::size_t number);

 private:
  enum class Work { kDigest, kOpen, kPages };

  // The order of the queue: earlier documents and pages first.
  struct Task {
    std::size_t number = 0;
    Work work{};
    int first = 0;  // page
    int last = 0;

    friend auto operator<=>(const Task&, const Task&) = default;
  };

  struct Running {
    DocumentReading reading;
    std::optional<PageRange> wanted;  // all pages when there is none
    int pages_left = 0;
  };

  // What a reader hands over for one page.
  struct Taken {
    ReadPage read;
    double seconds = 0;
    std::string sandbox;  // in which it was read
  };

  class Reader;

  void run();
  [[nodiscard]] std::optional<Task> next_task();
  [[nodiscard]] std::shared_ptr<Running> find(std::size_t number);
  void add_task(const Task& task);
  void tell(const ReadingEvent& event);
  void split(std::size_t number, int page_count);
  void take_page(std::size_t number, Taken taken);
  void fail(std::size_t number, std::exception_ptr failure);

  PoolOptions options_;
  PageResults& results_;
  std::mutex mutex_;
  std::condition_variable has_task_;
  std::condition_variable has_event_;
  std::atomic<bool> is_ending_ = false;
  std::set<Task> tasks_;
  std::deque<ReadingEvent> events_;
  std::map<std::size_t, std::shared_ptr<Running>> running_;  // readers hold what they work at
  std::vector<std::thread> threads_;
};

}  // namespace palimpsest::archive
