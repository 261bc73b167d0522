#include "web/rate_limit.hpp"

#include <algorithm>

namespace palimpsest::web {

bool RateLimit::allows_one(Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  if (last_ != Clock::time_point::min() && now > last_) {
    const std::chrono::duration<double> passed = now - last_;
    left_ = std::min(most_, left_ + passed.count() * per_second_);
  }
  last_ = std::max(last_, now);
  if (left_ < 1) return false;
  left_ -= 1;
  return true;
}

}  // namespace palimpsest::web
