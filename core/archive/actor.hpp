// Who does an act, where, when and by which program. Goes into the commit message, never into the
// tree.
#pragma once

#include "base/time.hpp"

#include <string>

namespace palimpsest::archive {

struct Actor {
  std::string operator_name;
  std::string host;
  Instant time;
  std::string software = {};  // this program and its version
  std::string why = {};       // one line; empty when nothing is said
};

}  // namespace palimpsest::archive
