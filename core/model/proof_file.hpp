// A proof that stands for itself: what an archive recorded of one original, and why that can be
// believed without the archive.
#pragma once

#include "base/digest.hpp"
#include "base/id.hpp"
#include "model/archive_facts.hpp"
#include "model/look_alike.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace palimpsest {

// Written to proofs: raise it when an older program would misread them.
inline constexpr int kProofFormat = 1;

struct ProofTimeStamp {
  std::string reply;  // DER of the authority's reply, in base64
  std::string chain;  // PEM: its certificate first, the root last

  friend bool operator==(const ProofTimeStamp&, const ProofTimeStamp&) = default;
};

struct ProofFile {
  std::string archive;  // its id
  DocumentId document;
  RevisionFolder folder;
  std::string record;                       // the bytes of revision.json
  std::string entry;                        // the bytes of the log entry that holds its hash
  std::uint64_t index = 0;                  // of the entry in the log
  std::vector<Sha256> inclusion;            // from the entry to the root of the checkpoint
  std::string checkpoint;                   // the note, signed or not
  std::vector<ArchiveKey> keys;             // that archive.json names
  std::vector<ProofTimeStamp> time_stamps;  // over the checkpoint's text, and their renewals

  friend bool operator==(const ProofFile&, const ProofFile&) = default;
};

// One thing that was looked at, and what came out.
struct ProofStatement {
  bool holds = false;
  std::string what;  // one sentence

  friend bool operator==(const ProofStatement&, const ProofStatement&) = default;
};

struct ProofReport {
  std::vector<ProofStatement> statements;
  std::vector<std::string> not_shown;       // what nobody can conclude from this proof
  std::vector<LookAlike> look_alikes = {};  // of a file that is not held

  friend bool operator==(const ProofReport&, const ProofReport&) = default;
};

// Whether every statement holds.
[[nodiscard]] inline bool holds(const ProofReport& report) {
  for (const ProofStatement& statement : report.statements) {
    if (!statement.holds) return false;
  }
  return true;
}

}  // namespace palimpsest
