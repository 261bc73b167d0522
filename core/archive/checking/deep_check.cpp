#include "archive/checking/deep_check.hpp"

#include "archive/checking/extraction_check.hpp"
#include "archive/tree/tree_paths.hpp"
#include "base/error.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <exception>
#include <mutex>
#include <optional>
#include <random>
#include <thread>
#include <utility>

namespace palimpsest::archive {
namespace {

constexpr auto kTick = std::chrono::milliseconds(200);

// Threads that read revisions, each with a worker and a view of the archive of its own.
class Readers {
 public:
  Readers(const store::Store& store, const VerifyRequest& request, std::vector<RevisionName> names)
      : root_(store.root()), request_(request), names_(std::move(names)) {
    left_ = static_cast<std::size_t>(std::max(1, request.jobs));
    for (std::size_t i = left_; i > 0; --i) threads_.emplace_back([this] { run(); });
  }

  // Waits for what is being read at this moment.
  ~Readers() {
    is_ending_ = true;
    for (std::thread& thread : threads_) thread.join();
  }
  Readers(const Readers&) = delete;
  Readers& operator=(const Readers&) = delete;

  // Waits a little for results; nothing when all have been taken. Throws what a reader threw.
  [[nodiscard]] std::optional<std::vector<ExtractionCheck>> take() {
    std::unique_lock lock(mutex_);
    has_more_.wait_for(lock, kTick, [this] { return !done_.empty() || left_ == 0; });
    if (failure_) std::rethrow_exception(failure_);
    if (done_.empty() && left_ == 0) return std::nullopt;
    return std::exchange(done_, {});
  }

 private:
  void run() {
    sigset_t all;  // an interrupt is for the thread that takes the results
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, nullptr);
    try {
      const store::Store store = store::Store::look_at(root_);
      const Catalogue catalogue(store.tip());
      const auto worker = request_.make_client();
      while (!is_ending_) {
        const std::size_t next = next_++;
        if (next >= names_.size()) break;
        add(check_extraction(store, catalogue, names_[next], *worker));
      }
    } catch (const std::exception&) {
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
    }
    const std::lock_guard lock(mutex_);
    --left_;
    has_more_.notify_all();
  }

  void add(ExtractionCheck check) {
    const std::lock_guard lock(mutex_);
    done_.push_back(std::move(check));
    has_more_.notify_all();
  }

  const std::filesystem::path root_;
  const VerifyRequest& request_;
  const std::vector<RevisionName> names_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<bool> is_ending_ = false;
  std::mutex mutex_;  // of what follows
  std::condition_variable has_more_;
  std::vector<ExtractionCheck> done_;
  std::size_t left_ = 0;  // readers
  std::exception_ptr failure_;
  std::vector<std::thread> threads_;
};

std::string folder_id(const store::Snapshot& snapshot, const RevisionName& name) {
  return snapshot.object_of(revision_folder(name.document, name.folder)).value_or("");
}

void take(const ExtractionCheck& check, const store::Snapshot& snapshot, CheckState& state,
          Verification& report) {
  if (check.result == ExtractionResult::kRemoved) return;
  if (check.result != ExtractionResult::kUnread) ++report.readings;
  if (check.result == ExtractionResult::kSame) {
    state.readings[check.name.text()] = folder_id(snapshot, check.name);
    return;
  }
  report.problems.push_back({check.what,
                             revision_folder(check.name.document, check.name.folder),
                             check.name.document.text(),
                             check.result != ExtractionResult::kUnexplained,
                             {check.name.text()}});
}

// Those of a sample that are still to be read, and how many were read by an earlier check.
struct SampledRevisions {
  std::vector<RevisionName> unread;
  std::uint64_t known = 0;
};

SampledRevisions sample_of(const store::Store& store, const VerifyRequest& request,
                           const CheckState& state) {
  const store::Snapshot snapshot = store.tip();
  SampledRevisions sample{all_revisions(store), 0};
  std::mt19937_64 random(request.seed);
  std::uniform_int_distribution<int> percent(1, 100);
  std::erase_if(sample.unread, [&](const RevisionName& name) {
    if (percent(random) > request.sample_percent) return true;
    const auto before = state.readings.find(name.text());
    if (before == state.readings.end() || before->second != folder_id(snapshot, name)) return false;
    ++sample.known;
    return true;
  });
  return sample;
}

}  // namespace

std::vector<RevisionName> all_revisions(const store::Store& store) {
  const Catalogue catalogue(store.tip());
  std::vector<RevisionName> names;
  for (const DocumentId& document : catalogue.documents()) {
    for (const RevisionFolder& folder : catalogue.folders(document)) {
      names.push_back({document, folder});
    }
  }
  return names;
}

std::uint64_t check_extractions(const store::Store& store, const VerifyRequest& request,
                                CheckState& state, Verification& report,
                                const VerifyProgress& progress) {
  SampledRevisions sample;
  try {
    const store::Snapshot snapshot = store.tip();
    sample = sample_of(store, request, state);
    Readers readers(store, request, std::move(sample.unread));
    while (const auto checks = readers.take()) {
      for (const ExtractionCheck& check : *checks) take(check, snapshot, state, report);
      if (progress) progress(report);
    }
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kIntegrity) throw;
    report.problems.push_back(
        {std::string("Not every revision could be read again: ") + error.what() + ".",
         "repository.git", "all", false});
  }
  return sample.known;
}

}  // namespace palimpsest::archive
