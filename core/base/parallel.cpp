#include "base/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <csignal>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace palimpsest {
namespace {

class SharedWork {
 public:
  SharedWork(std::size_t count, const std::function<void(std::size_t)>& work)
      : count_(count), work_(work) {}

  void run() {
    try {
      for (std::size_t i = next_++; i < count_; i = next_++) work_(i);
    } catch (...) {
      next_ = count_;
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
    }
  }

  void rethrow() const {
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  const std::size_t count_;
  const std::function<void(std::size_t)>& work_;
  std::atomic<std::size_t> next_ = 0;
  std::mutex mutex_;
  std::exception_ptr failure_;
};

// Starts threads that take no signals; fewer where the system gives no more.
std::vector<std::thread> start_threads(std::size_t count, SharedWork& work) {
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  std::vector<std::thread> threads;
  threads.reserve(count);
  try {
    for (std::size_t i = 0; i < count; ++i) threads.emplace_back([&work] { work.run(); });
  } catch (const std::system_error&) {
    // This thread does the work with those that there are.
  }
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  return threads;
}

}  // namespace

void for_each_in_parallel(std::size_t count, const std::function<void(std::size_t)>& work) {
  const std::size_t processors = std::max(1U, std::thread::hardware_concurrency());
  SharedWork shared(count, work);
  std::vector<std::thread> threads =
      start_threads(std::min(processors, std::max<std::size_t>(count, 1)) - 1, shared);
  shared.run();
  for (std::thread& thread : threads) thread.join();
  shared.rethrow();
}

}  // namespace palimpsest
