// Who said something, and when.
#pragma once

#include "base/time.hpp"

#include <string>

namespace palimpsest {

struct PersonMark {
  std::string by;
  Instant at;

  friend bool operator==(const PersonMark&, const PersonMark&) = default;
};

}  // namespace palimpsest
