// What was restored from another copy of an archive, and what was not.
#pragma once

#include "base/digest.hpp"
#include "base/id.hpp"
#include "model/verification.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

struct RestoredOriginal {
  Sha256 sha256;
  std::string document;  // as a Problem names it

  friend bool operator==(const RestoredOriginal&, const RestoredOriginal&) = default;
};

struct Repair {
  std::vector<RestoredOriginal> originals;
  std::uint64_t objects = 0;       // git objects that were written again
  std::vector<std::string> files;  // other files that were, relative to the archive
  std::vector<Problem> remaining;  // what no copy had whole
  std::optional<CommitId> commit;  // that records it; nothing when there was nothing to restore

  friend bool operator==(const Repair&, const Repair&) = default;
};

// Whether anything was restored.
[[nodiscard]] inline bool has_restored(const Repair& repair) {
  return !repair.originals.empty() || repair.objects > 0 || !repair.files.empty();
}

}  // namespace palimpsest
