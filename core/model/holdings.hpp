// What an archive holds, as other systems are told of it.
#pragma once

#include "base/digest.hpp"
#include "base/id.hpp"
#include "base/time.hpp"
#include "model/diff.hpp"
#include "model/document.hpp"
#include "model/event.hpp"
#include "model/revision.hpp"

#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

struct HeldRevision {
  Revision revision;  // without pages
  Release release;
  std::string original_path;    // in the archive's folder; empty when it was removed by order
  std::optional<Event> import;  // nothing when no commit imported it
};

// Who computed what a commit keeps, as the commit says.
struct Making {
  Instant time;
  std::string program;  // "palimpsest 0.1.0"; empty in commits that name none
  std::string agent;    // for whom: the operator
};

// A diff that the archive keeps.
struct HeldDiff {
  std::vector<RevisionFolder> before;  // several when a release came in parts
  std::vector<RevisionFolder> after;
  Verdict verdict{};
  std::string path;                   // in the tree of main
  Sha256 sha256;                      // of its bytes
  std::string method;                 // that compared, as its record names it
  std::optional<Making> making = {};  // nothing when no commit of a diff brought these bytes
};

// The diffs of a document that an archive keeps and whose revisions are as they were.
struct HeldDiffs {
  std::vector<HeldDiff> diffs;          // sorted by path
  std::vector<std::string> unreadable;  // paths of records that cannot be read
};

struct HeldDocument {
  Document document;
  std::vector<HeldRevision> revisions;  // in the order of their releases
  HeldDiffs diffs;
};

struct Holdings {
  std::string archive;   // its id
  std::string software;  // that tells of it: "palimpsest 0.1.0"
  std::vector<HeldDocument> documents;
  std::vector<Event> events;  // of the documents and, since their first import, of the archive
};

}  // namespace palimpsest
