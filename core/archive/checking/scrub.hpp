// Spreads the check of an archive over a period: each run checks what has come due since the last.
//
// Meant for a timer. What was found wrong is looked at again in every run until it is whole.
#pragma once

#include "archive/verify.hpp"
#include "model/scrub.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>

namespace palimpsest::archive {

struct ScrubRequest {
  std::int64_t period = 0;  // seconds in which each file is checked once
  Instant time;
  std::function<bool()> is_stopped = {};  // asked again and again; true ends the run
};

// Checks the originals, loose objects and packs that are due, and what `verify --level quick` does.
// The first run takes what is due within a day. Keeps in cache/checks when it ran and what it
// found; a run that is stopped, by Error(interrupted), or killed, is gone on with by the next one:
// what was found whole is not looked at again before its next turn. Throws Error(input) when
// `folder` holds no archive.
[[nodiscard]] Scrub scrub(const std::filesystem::path& folder, const ScrubRequest& request,
                          const VerifyProgress& progress = {});

}  // namespace palimpsest::archive
