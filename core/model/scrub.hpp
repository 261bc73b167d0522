// One run of a check that is spread over time.
#pragma once

#include "base/time.hpp"
#include "model/verification.hpp"

#include <cstdint>
#include <optional>

namespace palimpsest {

struct Scrub {
  Verification found;  // in what was due
  Instant from;
  Instant until;                 // what came due between the two was checked
  std::optional<Instant> next;   // when something is due again; nothing in an empty archive
  Instant complete;              // by then everything will have been checked, or has been
  std::uint64_t taken_over = 0;  // files that a run which was stopped had found whole
};

}  // namespace palimpsest
