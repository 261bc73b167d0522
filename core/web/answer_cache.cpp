#include "web/answer_cache.hpp"

namespace palimpsest::web {
namespace {

constexpr std::size_t kEntryBytes = 512;  // what an entry costs beside its answer

std::size_t cost_of(const std::string& target, const Answer& answer) {
  return target.size() + answer.bytes.size() + kEntryBytes;
}

}  // namespace

void AnswerCache::forget_all() {
  places_.clear();
  entries_.clear();
  bytes_ = 0;
}

AnswerPointer AnswerCache::find(const std::string& state, const std::string& target) {
  const std::lock_guard lock(mutex_);
  if (state != state_) return nullptr;
  const auto place = places_.find(target);
  if (place == places_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, place->second);
  return place->second->answer;
}

void AnswerCache::keep(const std::string& state, const std::string& target,
                       const AnswerPointer& answer) {
  const std::size_t cost = cost_of(target, *answer);
  const std::lock_guard lock(mutex_);
  if (state != state_) {
    forget_all();
    state_ = state;
  }
  if (cost > most_bytes_ / 8 || places_.contains(target)) return;
  entries_.push_front({target, answer});
  places_[target] = entries_.begin();
  bytes_ += cost;
  while (bytes_ > most_bytes_) {
    const Entry& last = entries_.back();
    bytes_ -= cost_of(last.target, *last.answer);
    places_.erase(last.target);
    entries_.pop_back();
  }
}

}  // namespace palimpsest::web
