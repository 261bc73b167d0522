// Answers that were given lately, so that two hundred readers of one page cost one drawing.
#pragma once

#include "web/answer.hpp"

#include <chrono>
#include <cstddef>
#include <list>
#include <mutex>
#include <string>
#include <unordered_map>

namespace palimpsest::web {

// Any thread may use it. What was not asked for the longest goes first.
class AnswerCache {
 public:
  explicit AnswerCache(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  using Clock = std::chrono::steady_clock;

  // Returns nothing for what is not there, is too old, or was given under another state of the
  // archive.
  [[nodiscard]] AnswerPointer find(const std::string& state, const std::string& target,
                                   Clock::time_point now = Clock::now());

  void keep(const std::string& state, const std::string& target, const AnswerPointer& answer,
            Clock::time_point now = Clock::now());

 private:
  struct Entry {
    std::string target;
    AnswerPointer answer;
    Clock::time_point end;
  };

  void forget(std::list<Entry>::iterator entry);

  void forget_all();

  const std::size_t most_bytes_;
  std::mutex mutex_;
  std::string state_;
  std::size_t bytes_ = 0;
  std::list<Entry> entries_;  // the last asked for first
  std::unordered_map<std::string, std::list<Entry>::iterator> places_;
};

}  // namespace palimpsest::web
