// What was removed from an archive by order: which paths left which commits, and which commits
// stand in the place of which.
//
// With the entries put back, the folders have the ids again that the log holds, and so do the
// commits: a removal can hide nothing but what it names.
#pragma once

#include "base/digest.hpp"
#include "base/id.hpp"
#include "model/page_range.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

// A file or folder that left a row of commits, as it was logged there.
struct RemovedEntry {
  std::string path;
  unsigned mode = 0;  // as git stores it: 0100644, 040000
  Sha256 id;          // of the object in git's SHA-256 format
  std::uint64_t first = 0;
  std::uint64_t last = 0;           // commits by first parents; both belong to it
  std::optional<Sha256> left = {};  // of the file that stands there now, without some values

  friend bool operator==(const RemovedEntry&, const RemovedEntry&) = default;
};

struct RemovedOriginal {
  Sha256 sha256;
  std::uint64_t size = 0;  // bytes

  friend bool operator==(const RemovedOriginal&, const RemovedOriginal&) = default;
};

// A commit and the one that stands in its place.
struct ReplacedCommit {
  CommitId before;
  CommitId after;
  std::string signature;  // that `before` had, armoured; empty when nobody signed it

  friend bool operator==(const ReplacedCommit&, const ReplacedCommit&) = default;
};

struct Removal {
  std::string act;  // its id
  DocumentId document;
  std::optional<RevisionFolder> folder;  // of the one revision; nothing for the whole document
  std::optional<PageRange> pages;        // of that revision; nothing for all of it
  std::string reason;
  std::vector<RemovedOriginal> originals;  // that only the removed paths named
  std::vector<RemovedEntry> entries;       // by path and commit
  std::uint64_t first = 0;                 // place of the first replaced commit
  std::vector<ReplacedCommit> commits;
  std::vector<RemovedOriginal> kept = {};  // originals that the removed paths named and others need

  // Returns the place of the commit that records the removal.
  [[nodiscard]] std::uint64_t index() const { return first + commits.size(); }

  friend bool operator==(const Removal&, const Removal&) = default;
};

// What `remove` did.
struct RemovalOutcome {
  Removal removal;
  CommitId commit;                   // that records it
  std::vector<Sha256> kept;          // originals that other revisions need
  std::vector<std::string> holders;  // those revisions: "124-10180-10295@2023-06-27"
};

}  // namespace palimpsest
