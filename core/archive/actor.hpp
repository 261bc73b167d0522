// Who does an act, where and when. Goes into the commit message, never into the tree.
#pragma once

#include "base/time.hpp"

#include <string>

namespace palimpsest::archive {

struct Actor {
  std::string operator_name;
  std::string host;
  Instant time;
};

}  // namespace palimpsest::archive
