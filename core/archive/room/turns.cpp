#include "archive/room/turns.hpp"

#include "base/error.hpp"

namespace palimpsest::archive {

Turns::Turn Turns::take() {
  std::unique_lock lock(mutex_);
  if (free_ == 0) {
    if (waiting_ >= most_) throw Error(ErrorKind::kConflict, "too many readers ask at once");
    ++waiting_;
    is_free_.wait(lock, [&] { return free_ > 0; });
    --waiting_;
  }
  --free_;
  return Turn(*this);
}

void Turns::give_back() {
  {
    const std::lock_guard lock(mutex_);
    ++free_;
  }
  is_free_.notify_one();
}

}  // namespace palimpsest::archive
