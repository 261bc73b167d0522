// What the log of an archive says of one commit on main: hashes only.
#pragma once

#include "base/digest.hpp"
#include "base/id.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace palimpsest {

// Written to records: raise it when entries get another form.
inline constexpr int kLogEntryVersion = 1;

// A revision record that a commit brought, and the original that it describes.
struct LoggedRecord {
  Sha256 record_sha256;  // of the bytes of revision.json
  FileDigests original;

  friend bool operator==(const LoggedRecord&, const LoggedRecord&) = default;
};

struct LogEntry {
  std::string archive;      // its id
  std::uint64_t index = 0;  // of the commit by first parents: 0 made the archive
  std::string kind;         // "create", "import", "undo" ..., or "other"
  CommitId commit;
  std::string tree;    // git's id of the commit's root folder
  Sha256 tree_sha256;  // the same in the SHA-256 object format
  std::vector<LoggedRecord> records;

  friend bool operator==(const LogEntry&, const LogEntry&) = default;
};

}  // namespace palimpsest
