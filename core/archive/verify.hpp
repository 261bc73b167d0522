// Checks an archive: every stored byte, the log against the history, and every signature.
#pragma once

#include "model/verification.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>

namespace palimpsest::archive {

enum class VerifyLevel {
  kQuick,  // what the newest commit, log entry and checkpoint say of each other; no original
  kFull,   // everything that is stored
};

struct VerifyRequest {
  VerifyLevel level = VerifyLevel::kFull;
  std::optional<std::filesystem::path> since;  // a checkpoint that was kept elsewhere
  int sample_percent = 100;                    // of the originals that are hashed
  std::uint64_t seed = 0;                      // decides which
};

// Told now and then what has been checked so far.
using VerifyProgress = std::function<void(const Verification& so_far)>;

// Changes nothing. Throws Error(input) when `folder` holds no archive at all, or `since` is no
// checkpoint; every damage that leaves a folder recognisable is a Problem.
[[nodiscard]] Verification verify_archive(const std::filesystem::path& folder,
                                          const VerifyRequest& request = {},
                                          const VerifyProgress& progress = {});

}  // namespace palimpsest::archive
