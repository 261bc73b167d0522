// The commit message of an act: a sentence for people, and trailers for this program.
//
//   Import 124-10180-10295@2023-06-27
//
//   2 pages, 1 redaction
//
//   Palimpsest-Act: import
//   Palimpsest-Id: 20230627T120000Z-1f3a2b
//   Palimpsest-Revision: 124-10180-10295@2023-06-27
//   Palimpsest-Document: 2006-1135-F-item-4a
//   Palimpsest-List: <sha256 of a release list>
//   Palimpsest-Result: ok; 12 originals, 345 objects, 6 log entries
//   Palimpsest-Virus-Check: clamscan
//   Palimpsest-Why: the title was misread
//   Palimpsest-Software: palimpsest 0.1.0
//   Palimpsest-Host: reading-room
//   Palimpsest-Duration: 2.4 s
//   Palimpsest-Sandbox: required: limits, no_new_privs, landlock 7, seccomp
//
// Written to records: never rename a trailer.
#pragma once

#include "archive/actor.hpp"
#include "base/digest.hpp"
#include "base/id.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::archive {

struct RevisionName {
  DocumentId document;
  RevisionFolder folder;

  [[nodiscard]] std::string text() const { return document.text() + "@" + folder.text(); }
};

// Written to records and to the log: never rename or reuse.
// kDiff keeps what was computed from two revisions, kKeys changes who signs, kSign changes nothing,
// kList takes in what a release list says, kRepair says what was restored, kRemove what was removed
// by order, kEdit what a person says, kFixity records a check and changes nothing, kReplicate a
// copy that was made, kRefresh that an original was read again.
enum class ActKind {
  kImport,
  kUndo,
  kDiff,
  kKeys,
  kSign,
  kList,
  kRepair,
  kRemove,
  kEdit,
  kFixity,
  kReplicate,
  kRefresh,
};

// What a commit records of the act that it belongs to.
struct Act {
  ActKind kind{};
  std::string id;
  std::vector<RevisionName> revisions;
  std::string undoes;        // the id of the act that was taken back
  double seconds = 0;        // that it took to read what is committed; 0 when nothing was read
  std::string sandbox = {};  // in which it was read; empty when nothing was read
  std::optional<Sha256> list = {};  // that was taken in, or back
  std::string result = {};          // of a check; of a copy, what it is
  std::string scanner = {};         // that found no virus; empty when none looked
  std::string software = {};        // that did it; empty in acts that are older than this
  std::vector<DocumentId> documents =
      {};  // of an import or refresh: others of which it says something, items of sheets; of a
           // copy: what it holds, all documents when none is named
  std::string why = {};  // as who did it says; empty when nothing is said
};

[[nodiscard]] std::string act_message(const Act& act, const std::string& subject,
                                      const std::string& body, const Actor& actor);

// Returns the word of an act: "import".
[[nodiscard]] std::string act_word(ActKind kind);

// Returns the act that a commit message records, or nothing when it records none.
[[nodiscard]] std::optional<Act> parse_act(std::string_view message);

// Returns a name for an act: its time, and six digits that depend on `parent` and `seed`.
[[nodiscard]] std::string make_act_id(const Actor& actor, const CommitId& parent,
                                      const std::string& seed);

}  // namespace palimpsest::archive
