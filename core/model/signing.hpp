// What became of a request to sign an archive.
#pragma once

#include "base/id.hpp"

#include <cstdint>
#include <string>

namespace palimpsest {

struct Signing {
  CommitId commit;            // the newest one, which is signed
  std::uint64_t entries = 0;  // of the log that the checkpoint states
  std::string checkpoint;     // the signed note, to be kept elsewhere
  bool is_new = false;        // whether something had to be signed

  friend bool operator==(const Signing&, const Signing&) = default;
};

}  // namespace palimpsest
