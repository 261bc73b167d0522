// Checks an archive: every stored byte, the log against the history, and every signature.
#pragma once

#include "base/time.hpp"
#include "model/verification.hpp"
#include "worker/client/client.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

namespace palimpsest::archive {

enum class VerifyLevel {
  kQuick,  // what the newest commit, log entry and checkpoint say of each other; no original
  kFull,   // everything that is stored
  kDeep,   // that, and every revision read once more and compared with its record
};

// Whether a check takes over what an interrupted one has found whole.
enum class VerifyStart { kAnew, kResumed };

struct VerifyRequest {
  VerifyLevel level = VerifyLevel::kFull;
  std::optional<std::filesystem::path> since;  // a checkpoint that was kept elsewhere
  int sample_percent = 100;                    // of the originals that are hashed
  std::uint64_t seed = 0;                      // decides which
  VerifyStart start = VerifyStart::kAnew;
  Instant time = {};  // now, for what an interrupted check leaves behind
  // Of a deep check: the processes that read, each made by the thread that uses it.
  std::function<std::unique_ptr<worker::Client>()> make_client = {};
  int jobs = 1;
  std::function<bool()> is_stopped = {};  // asked again and again; true ends the check early
};

// Told now and then what has been checked so far.
using VerifyProgress = std::function<void(const Verification& so_far)>;

// Changes nothing but a note in the cache of what was found whole, while it runs: by it another
// check can go on after an interruption, which is an Error(interrupted). The git objects, the log
// and whatever was wrong are always checked anew. Throws Error(input) when `folder` holds no
// archive at all, or `since` is no checkpoint; every damage that leaves a folder recognisable is a
// Problem.
[[nodiscard]] Verification verify_archive(const std::filesystem::path& folder,
                                          const VerifyRequest& request = {},
                                          const VerifyProgress& progress = {});

}  // namespace palimpsest::archive
