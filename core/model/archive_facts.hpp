// What archive.json says of an archive.
#pragma once

#include "base/time.hpp"

#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

// Written to records: raise it with every change that an older program would misread.
inline constexpr int kArchiveFormat = 0;

// A key that signs for the archive, or did.
struct ArchiveKey {
  std::string name;
  std::string verifier;  // public key in the C2SP form: "<log origin>+<key id>+<base64>"
  Instant since;
  std::optional<Instant> retired;  // nothing while it signs

  friend bool operator==(const ArchiveKey&, const ArchiveKey&) = default;
};

struct ArchiveFacts {
  int format = kArchiveFormat;
  std::string id;  // 32 hexadecimal digits, random
  Instant created;
  std::string log_origin;  // the first line of every checkpoint
  std::vector<ArchiveKey> keys = {};

  friend bool operator==(const ArchiveFacts&, const ArchiveFacts&) = default;
};

// Returns the origin of the log of an archive that does not say another.
[[nodiscard]] inline std::string log_origin_of(const std::string& archive_id) {
  return "palimpsest/" + archive_id;
}

}  // namespace palimpsest
