// A line on the terminal that says how far a check of an archive is.
#pragma once

#include "model/verification.hpp"

#include <cstdint>

namespace palimpsest::cli {

// Tells once for every hundred megabytes, and nothing where standard error is no terminal.
class CheckProgressLine {
 public:
  void operator()(const Verification& so_far);

  // Takes the line away.
  void clear() const;

 private:
  std::uint64_t last_ = 0;
};

}  // namespace palimpsest::cli
