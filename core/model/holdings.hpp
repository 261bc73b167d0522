// What an archive holds, as other systems are told of it.
#pragma once

#include "base/digest.hpp"
#include "base/id.hpp"
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
  std::string original_path;        // in the archive's folder
  std::optional<Instant> imported;  // nothing when no commit imported it
  std::string operator_name;        // who did
};

// A diff that the archive keeps.
struct HeldDiff {
  std::vector<RevisionFolder> before;  // several when a release came in parts
  std::vector<RevisionFolder> after;
  Verdict verdict{};
  std::string path;    // in the tree of main
  Sha256 sha256;       // of its bytes
  std::string method;  // that compared, as its record names it
};

struct HeldDocument {
  Document document;
  std::vector<HeldRevision> revisions;  // in the order of their releases
  std::vector<HeldDiff> diffs;          // sorted by path
};

struct Holdings {
  std::string archive;   // its id
  std::string software;  // "palimpsest 0.1.0"
  std::vector<HeldDocument> documents;
  std::vector<Event> events;  // of the documents and, since their first import, of the archive
};

}  // namespace palimpsest
