// What a check of an archive found.
#pragma once

#include "base/time.hpp"
#include "model/names.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

// What there is of a document, as far as damage is told apart. Written to output: never rename.
enum class ArchivePart {
  kOriginals,
  kRecords,  // and texts: what was read from the originals, and its history in git
  kLog,      // with its signatures and time stamps
};

template <>
inline constexpr auto kNames<ArchivePart> = names_of("originals", "records", "log");

// One damaged or missing thing.
struct Problem {
  std::string what;       // one sentence
  std::string path;       // of the file, relative to the archive
  std::string document;   // "124-10180-10295", several joined by ", ", "all", or "none"
  bool harmless = false;  // the container's bytes changed, its content did not
  std::vector<std::string> revisions = {};  // "124-10180-10295@2023", where no more than these
  std::vector<ArchivePart> holds = {};      // of its documents, what was found whole all the same

  friend bool operator==(const Problem&, const Problem&) = default;
};

// What an earlier check, which was interrupted, had found whole, and this one took over from it.
struct ResumedCheck {
  Instant since;              // when that check began
  std::uint64_t entries = 0;  // that the log had then
  std::uint64_t originals = 0;
  std::uint64_t readings = 0;

  friend bool operator==(const ResumedCheck&, const ResumedCheck&) = default;
};

struct Verification {
  std::uint64_t commits = 0;
  std::uint64_t objects = 0;
  std::uint64_t originals = 0;
  std::uint64_t bytes = 0;        // of originals and objects
  std::uint64_t log_entries = 0;  // that were compared with their commits
  std::uint64_t signatures = 0;   // of commits and checkpoints
  std::uint64_t time_stamps = 0;
  std::uint64_t removals = 0;  // by order, that the history is on record with
  std::uint64_t readings = 0;  // revisions that were read again and compared with their records
  std::uint64_t derived_files = 0;              // that were compared with their digests
  std::uint64_t revisions_without_digests = 0;  // imported before digests of those were kept
  std::optional<ResumedCheck> resumed = {};
  std::vector<Problem> problems;

  friend bool operator==(const Verification&, const Verification&) = default;
};

// Whether a problem is more than harmless: content was altered or lost.
[[nodiscard]] bool is_damaged(const Verification& verification);

}  // namespace palimpsest
