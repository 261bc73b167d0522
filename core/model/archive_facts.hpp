// What archive.json says of an archive.
#pragma once

#include "base/time.hpp"

#include <string>

namespace palimpsest {

// Written to records: raise it with every change that an older program would misread.
inline constexpr int kArchiveFormat = 0;

struct ArchiveFacts {
  int format = kArchiveFormat;
  std::string id;  // 32 hexadecimal digits, random
  Instant created;

  friend bool operator==(const ArchiveFacts&, const ArchiveFacts&) = default;
};

}  // namespace palimpsest
