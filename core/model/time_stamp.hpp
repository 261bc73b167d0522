// A time stamp that an archive keeps: by whom, when, and until when it can be renewed.
#pragma once

#include "base/time.hpp"

#include <cstdint>
#include <string>

namespace palimpsest {

struct KeptTimeStamp {
  std::uint64_t entries = 0;  // of the log that the checkpoint states
  int renewal = 0;            // 0 for the first stamp
  Instant time;
  Instant expires;  // of the first certificate of its chain
  std::string signer;
  bool is_new = false;

  friend bool operator==(const KeptTimeStamp&, const KeptTimeStamp&) = default;
};

}  // namespace palimpsest
