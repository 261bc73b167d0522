#include "archive/room/desk.hpp"

#include "base/error.hpp"

#include <utility>

namespace palimpsest::archive {
namespace {

constexpr std::size_t kMostWaiting = 128;  // half of the server's threads

}  // namespace

Desks::Desks(OpenStore open, std::size_t count) : open_(std::move(open)), unopened_(count) {}

Desks::Desk::Desk(Desks& desks, std::unique_ptr<store::Store> store)
    : desks_(desks), store_(std::move(store)) {}

Desks::Desk::~Desk() { desks_.give_back(std::move(store_)); }

Desks::Desk Desks::take() {
  std::unique_lock lock(mutex_);
  if (waiting_ >= kMostWaiting) {
    throw Error(ErrorKind::kConflict, "too many readers ask at once");
  }
  ++waiting_;
  is_free_.wait(lock, [&] { return !free_.empty() || unopened_ > 0; });
  --waiting_;
  if (free_.empty()) {
    auto store = std::make_unique<store::Store>(open_());
    --unopened_;
    return {*this, std::move(store)};
  }
  std::unique_ptr<store::Store> store = std::move(free_.back());
  free_.pop_back();
  return {*this, std::move(store)};
}

void Desks::give_back(std::unique_ptr<store::Store> store) {
  {
    const std::lock_guard lock(mutex_);
    free_.push_back(std::move(store));
  }
  is_free_.notify_one();
}

}  // namespace palimpsest::archive
