// What `maintain` did to the files of an archive.
#pragma once

#include <cstdint>

namespace palimpsest {

struct Maintenance {
  std::uint64_t objects = 0;  // git objects in the new pack; 0 when there was nothing to do
  std::uint64_t packs_before = 0;
  std::uint64_t loose_before = 0;  // objects with a file of their own
  std::uint64_t bytes_before = 0;
  std::uint64_t bytes_after = 0;

  friend bool operator==(const Maintenance&, const Maintenance&) = default;
};

}  // namespace palimpsest
