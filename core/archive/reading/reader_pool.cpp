#include "archive/reading/reader_pool.hpp"

#include "archive/originals/source_file.hpp"
#include "base/error.hpp"
#include "base/file.hpp"

#include <algorithm>
#include <csignal>
#include <utility>

namespace palimpsest::archive {
namespace {

// Pages that a reader takes at a time. Each reader opens a document once, however many pieces it
// takes, so that small pieces cost nothing and the last reader does not keep the others waiting.
constexpr int kPagesOfATask = 4;

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

// Layers that a sandbox has, by its text: none of "off", two of "required: limits, seccomp".
std::ptrdiff_t layers_of(const std::string& sandbox) {
  if (sandbox.find(':') == std::string::npos) return 0;
  return 1 + std::count(sandbox.begin(), sandbox.end(), ',');
}

// What is read in two sandboxes is as safe as the weaker one; an empty text names none.
std::string weaker_sandbox(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty()) return a + b;
  return std::pair(layers_of(a), a) < std::pair(layers_of(b), b) ? a : b;
}

// An interrupt is for the thread that drives the pool.
void leave_signals_to_others() {
  sigset_t all;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, nullptr);
}

}  // namespace

// One reader: a thread with a worker process, which keeps its document open from task to task.
class ReaderPool::Reader {
 public:
  explicit Reader(ReaderPool& pool) : pool_(pool) {}

  void take(const Task& task, DocumentReading& reading) {
    switch (task.work) {
      case Work::kDigest:
        return digest(task.number, reading);
      case Work::kOpen:
        return open(task.number, reading);
      case Work::kPages:
        return read_pages(task, reading);
    }
  }

 private:
  void digest(std::size_t number, DocumentReading& reading) {
    SourceFile source = read_source(reading.file);
    reading.bytes = std::move(source.bytes);
    reading.digests = source.digests;
    reading.image_evidence = std::move(source.evidence);
    reading.image_files = std::move(source.files);
    pool_.tell({number, ReadingStep::kDigested, 0});
  }

  void open(std::size_t number, DocumentReading& reading) {
    const Sha256& original = reading.digests->sha256;
    const auto start = Clock::now();
    if (auto kept = pool_.results_.facts(original)) {
      reading.facts = std::move(kept->result);
      reading.sandbox = std::move(kept->sandbox);
      pool_.results_.set_tooling(reading.facts.tooling);
    } else {
      reading.facts = document(number, reading).facts();
      reading.sandbox = client_->sandbox_text();
      pool_.results_.set_tooling(reading.facts.tooling);
      pool_.results_.keep_facts(original, reading.facts, reading.sandbox);
    }
    reading.seconds = seconds_since(start);
    pool_.split(number, reading.facts.page_count);
  }

  void read_pages(const Task& task, const DocumentReading& reading) {
    const Sha256& original = reading.digests->sha256;
    for (int page = task.first; page <= task.last && !pool_.is_ending_; ++page) {
      const auto start = Clock::now();
      auto known = pool_.results_.page(original, page);
      ReadPage read;
      std::string sandbox;
      if (known) {
        read = as_read(std::move(known->result));
        sandbox = std::move(known->sandbox);
      } else {
        read = as_read(document(task.number, reading).read_page(page));
        sandbox = client_->sandbox_text();
        pool_.results_.keep_page(original, read.page, read.record, sandbox);
      }
      pool_.take_page(task.number, {std::move(read), seconds_since(start), sandbox});
    }
  }

  worker::OpenDocument& document(std::size_t number, const DocumentReading& reading) {
    if (!document_ || number_ != number) {
      document_.reset();
      if (!pool_.options_.make_client) {
        throw Error(ErrorKind::kInput, "the pages of " + reading.file.string() +
                                           " are not known, and are not to be read here");
      }
      if (!client_) client_ = pool_.options_.make_client();
      document_ = client_->open(*reading.bytes, pool_.options_.reading);
      pool_.results_.check_tooling(document_->facts().tooling);
      number_ = number;
    }
    return *document_;
  }

  ReaderPool& pool_;
  std::unique_ptr<worker::Client> client_;
  std::unique_ptr<worker::OpenDocument> document_;
  std::size_t number_ = 0;  // of the reading whose document is open
};

ReaderPool::ReaderPool(PoolOptions options, PageResults& results)
    : options_(std::move(options)), results_(results) {
  for (int i = 0; i < std::max(1, options_.jobs); ++i) threads_.emplace_back([this] { run(); });
}

ReaderPool::~ReaderPool() {
  {
    const std::lock_guard lock(mutex_);
    is_ending_ = true;
  }
  has_task_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void ReaderPool::run() {
  leave_signals_to_others();
  Reader reader(*this);
  while (const auto task = next_task()) {
    const auto running = find(task->number);
    if (!running) continue;
    try {
      reader.take(*task, running->reading);
    } catch (const std::exception&) {
      fail(task->number, std::current_exception());
    }
  }
}

std::optional<ReaderPool::Task> ReaderPool::next_task() {
  std::unique_lock lock(mutex_);
  has_task_.wait(lock, [this] { return is_ending_ || !tasks_.empty(); });
  if (is_ending_) return std::nullopt;
  const Task task = *tasks_.begin();
  tasks_.erase(tasks_.begin());
  return task;
}

std::shared_ptr<ReaderPool::Running> ReaderPool::find(std::size_t number) {
  const std::lock_guard lock(mutex_);
  const auto found = running_.find(number);
  return found == running_.end() ? nullptr : found->second;
}

void ReaderPool::add_task(const Task& task) {
  {
    const std::lock_guard lock(mutex_);
    tasks_.insert(task);
  }
  has_task_.notify_one();
}

void ReaderPool::tell(const ReadingEvent& event) {
  {
    const std::lock_guard lock(mutex_);
    events_.push_back(event);
  }
  has_event_.notify_one();
}

void ReaderPool::start(std::size_t number, const std::filesystem::path& file,
                       const std::optional<PageRange>& wanted) {
  {
    const std::lock_guard lock(mutex_);
    running_[number] = std::make_shared<Running>();
    running_[number]->reading.file = file;
    running_[number]->reading.range = options_.reading.pages;
    running_[number]->wanted = wanted;
  }
  add_task({number, Work::kDigest, 0, 0});
}

void ReaderPool::read_pages(std::size_t number) { add_task({number, Work::kOpen, 0, 0}); }

void ReaderPool::split(std::size_t number, int page_count) {
  if (!options_.reads_pages || page_count == 0) return tell({number, ReadingStep::kRead, 0});
  {
    const std::lock_guard lock(mutex_);
    const auto found = running_.find(number);
    if (found == running_.end()) return;
    Running& running = *found->second;
    running.reading.pages.resize(static_cast<std::size_t>(page_count));
    const PageRange wanted = running.wanted.value_or(PageRange{1, page_count});
    const int end = std::min(page_count, wanted.last);
    running.pages_left = end - wanted.first + 1;
    for (int first = wanted.first; first <= end; first += kPagesOfATask) {
      tasks_.insert({number, Work::kPages, first, std::min(end, first + kPagesOfATask - 1)});
    }
    if (running.pages_left <= 0) events_.push_back({number, ReadingStep::kRead, 0});
  }
  has_event_.notify_one();
  has_task_.notify_all();
}

void ReaderPool::take_page(std::size_t number, Taken taken) {
  {
    const std::lock_guard lock(mutex_);
    const auto found = running_.find(number);
    if (found == running_.end() || found->second->reading.failure) return;
    Running& running = *found->second;
    const int page = taken.read.page.number;
    running.reading.pages[static_cast<std::size_t>(page - 1)] = std::move(taken.read);
    running.reading.seconds += taken.seconds;
    running.reading.sandbox = weaker_sandbox(running.reading.sandbox, taken.sandbox);
    events_.push_back({number, ReadingStep::kPageRead, page});
    if (--running.pages_left == 0) events_.push_back({number, ReadingStep::kRead, 0});
  }
  has_event_.notify_one();
}

// The first failure counts; readers that are at other pages of the document find nothing to do.
void ReaderPool::fail(std::size_t number, std::exception_ptr failure) {
  {
    const std::lock_guard lock(mutex_);
    const auto found = running_.find(number);
    if (found == running_.end() || found->second->reading.failure) return;
    DocumentReading& reading = found->second->reading;
    reading.failure = std::move(failure);
    std::erase_if(tasks_, [number](const Task& task) { return task.number == number; });
    events_.push_back({number, ReadingStep::kFailed, 0});
  }
  has_event_.notify_one();
}

std::optional<ReadingEvent> ReaderPool::next_event(std::chrono::milliseconds limit) {
  std::unique_lock lock(mutex_);
  if (!has_event_.wait_for(lock, limit, [this] { return !events_.empty(); })) return std::nullopt;
  const ReadingEvent event = events_.front();
  events_.pop_front();
  return event;
}

const DocumentReading& ReaderPool::reading(std::size_t number) { return find(number)->reading; }

void ReaderPool::finish(std::size_t number) {
  const std::lock_guard lock(mutex_);
  running_.erase(number);
}

}  // namespace palimpsest::archive
