#include "web/answer_cache.hpp"

#include <iterator>

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

void AnswerCache::forget(std::list<Entry>::iterator entry) {
  bytes_ -= cost_of(entry->target, *entry->answer);
  places_.erase(entry->target);
  entries_.erase(entry);
}

AnswerPointer AnswerCache::find(const std::string& state, const std::string& target,
                                Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  if (state != state_) return nullptr;
  const auto place = places_.find(target);
  if (place == places_.end()) return nullptr;
  if (place->second->end <= now) {
    forget(place->second);
    return nullptr;
  }
  entries_.splice(entries_.begin(), entries_, place->second);
  return place->second->answer;
}

void AnswerCache::keep(const std::string& state, const std::string& target,
                       const AnswerPointer& answer, Clock::time_point now) {
  const std::size_t cost = cost_of(target, *answer);
  const std::lock_guard lock(mutex_);
  if (state != state_) {
    forget_all();
    state_ = state;
  }
  if (cost > most_bytes_ / 8 || places_.contains(target)) return;
  const auto end = answer->kept_for ? now + *answer->kept_for : Clock::time_point::max();
  entries_.push_front({target, answer, end});
  places_[target] = entries_.begin();
  bytes_ += cost;
  while (bytes_ > most_bytes_) forget(std::prev(entries_.end()));
}

}  // namespace palimpsest::web
