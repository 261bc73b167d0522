// How often something may be asked for: a bucket that fills evenly, and from which each request
// takes one.
#pragma once

#include <chrono>
#include <mutex>

namespace palimpsest::web {

class RateLimit {
 public:
  using Clock = std::chrono::steady_clock;

  RateLimit(double per_second, double most_at_once)
      : per_second_(per_second), most_(most_at_once), left_(most_at_once) {}

  // Whether one more is allowed at `now`. Any thread may ask.
  [[nodiscard]] bool allows_one(Clock::time_point now = Clock::now());

 private:
  const double per_second_;
  const double most_;
  std::mutex mutex_;
  double left_;
  Clock::time_point last_ = Clock::time_point::min();
};

}  // namespace palimpsest::web
