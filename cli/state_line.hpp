// The line of a terminal that says how far a long act is, and moves.
#pragma once

#include "model/import_state.hpp"

#include <chrono>

namespace palimpsest::cli {

class StateLine {
 public:
  // Shows the state, unless it was shown a moment ago or standard error is no terminal.
  void show(const ImportState& state);

  // Leaves the line free for what is said next.
  void clear() const;

  // Says that an act ends early, as it was told.
  void say_stopping() const;

  // Says how long the act took.
  void say_duration() const;

 private:
  using Clock = std::chrono::steady_clock;

  [[nodiscard]] double seconds() const;

  Clock::time_point start_ = Clock::now();
  Clock::time_point shown_;  // when the line moved last
};

}  // namespace palimpsest::cli
