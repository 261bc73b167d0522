// What an interrupted check has found whole, so that the next one need not look at it again.
//
// Stands in cache/checks and is no evidence: a file counts only while its size, time of change and
// place on the disk are what they were, a reading only while its record and this program's way to
// read are. Whatever was found wrong is not kept, so it is always looked at again.
//
//   text    = "palimpsest check 1\n" begun line*
//   begun   = time " " entries " " method "\n"
//   line    = "original " sha256 " " stamp "\n" | "revision " name " " folder:40 hex digits "\n"
#pragma once

#include "base/digest.hpp"
#include "base/time.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace palimpsest::archive {

struct CheckState {
  Instant begun;
  std::uint64_t entries = 0;                    // that the log had then
  std::map<Sha256, std::string> originals;      // by their stamps
  std::map<std::string, std::string> readings;  // DOCUMENT@RELEASE -> git id of its folder

  friend bool operator==(const CheckState&, const CheckState&) = default;
};

// Returns what changes when a file does: size, time of change, inode; empty when it is not there.
[[nodiscard]] std::string file_stamp(const std::filesystem::path& file);

[[nodiscard]] std::string check_state_to_text(const CheckState& state);

// Nothing when `text` is no such state, or of another way to read.
[[nodiscard]] std::optional<CheckState> parse_check_state(const std::string& text);

// Returns the state that an interrupted check left in the archive's cache.
[[nodiscard]] std::optional<CheckState> read_check_state(const std::filesystem::path& archive);

// Does nothing where the cache cannot be written.
void write_check_state(const std::filesystem::path& archive, const CheckState& state);
void remove_check_state(const std::filesystem::path& archive);

}  // namespace palimpsest::archive
