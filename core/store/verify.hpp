// Checks every byte of an archive against its own names and digests.
//
// Reads only, and goes on past whatever is damaged. It knows no records: that they say what their
// schemas allow is checked by others.
#pragma once

#include "base/digest.hpp"
#include "model/verification.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <vector>

namespace palimpsest::store {

// Told now and then what has been checked so far. What it throws ends the check.
using VerifyProgress = std::function<void(const Verification& so_far)>;

struct VerifyOptions {
  int sample_percent =
      100;                 // of the originals that are hashed; the others are there, in their size
  std::uint64_t seed = 0;  // decides which
  // Whether an earlier check found the original in this file whole; it is not hashed again then.
  std::function<bool(const Sha256&, const std::filesystem::path&)> is_done = {};
  // Told of each original that was hashed and is whole.
  std::function<void(const Sha256&, const std::filesystem::path&)> found_whole = {};
};

// Throws Error(input) when `root` holds neither archive.json nor a repository.
[[nodiscard]] Verification verify(const std::filesystem::path& root,
                                  const VerifyProgress& progress = {},
                                  const VerifyOptions& options = {});

// Returns the indexes of packs, relative to `root`, that lead out of their pack or that no pack
// belongs to. libgit2 crashes with the former, and Store opens no archive that has one.
[[nodiscard]] std::vector<std::filesystem::path> unusable_packs(const std::filesystem::path& root);

}  // namespace palimpsest::store
