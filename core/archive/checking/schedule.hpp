// When which file of an archive is due to be checked, so that each is once in a period.
//
// A file's turn follows from its name, which is a hash: turns spread evenly, and nothing need be
// kept for each file.
#pragma once

#include "base/time.hpp"

#include <cstdint>
#include <string>

namespace palimpsest::archive {

class Schedule {
 public:
  // `period` is in seconds, at least 1.
  explicit Schedule(std::int64_t period) : period_(period) {}

  [[nodiscard]] std::int64_t period() const { return period_; }

  // Returns the first turn of the file after `time`. `name` is hexadecimal.
  [[nodiscard]] Instant next(const std::string& name, Instant time) const;

  // Whether the file has a turn after `from` and not after `until`.
  [[nodiscard]] bool is_due(const std::string& name, Instant from, Instant until) const {
    return next(name, from) <= until;
  }

 private:
  std::int64_t period_;
};

}  // namespace palimpsest::archive
