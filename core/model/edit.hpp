// What persons set, and what came of it.
#pragma once

#include "base/digest.hpp"
#include "base/id.hpp"
#include "model/person_mark.hpp"
#include "model/region.hpp"
#include "model/revision_edits.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

// What an edit is about, as it was written. Empty texts and 0 say nothing.
struct EditTarget {
  std::string document;
  std::string release;
  int page = 0;
  std::string redaction;  // "r3"; "new" for one that the program did not find

  // Returns DOCUMENT@RELEASE/PAGE#REDACTION.
  [[nodiscard]] std::string text() const {
    std::string text = document;
    if (!release.empty()) text += "@" + release;
    if (page > 0) text += "/" + std::to_string(page);
    return redaction.empty() ? text : text + "#" + redaction;
  }

  friend bool operator==(const EditTarget&, const EditTarget&) = default;
};

struct FieldValue {
  std::string field;
  std::string value;  // empty to take it back

  friend bool operator==(const FieldValue&, const FieldValue&) = default;
};

// A stored file that shows a state: a letter, a withdrawal slip.
struct StateEvidence {
  Sha256 sha256;
  std::string file_name;  // as it was called

  friend bool operator==(const StateEvidence&, const StateEvidence&) = default;
};

// One row of a bulk edit, or the arguments of a single one.
struct EditRow {
  std::string source;  // "row 12 of edits.csv"; empty for arguments
  EditTarget target;
  std::vector<FieldValue> values;              // those of one field follow each other
  std::optional<PersonMark> mark = {};         // who said so; the actor where nothing is said
  std::optional<Region> place = {};            // of the redaction, by which it is found again
  std::optional<CheckedWords> words = {};      // of a change of the revision; with no values
  std::optional<StateEvidence> evidence = {};  // of the state that the row gives

  friend bool operator==(const EditRow&, const EditRow&) = default;
};

// A value that an edit changed.
struct ChangedValue {
  std::string target;  // DOCUMENT@RELEASE/PAGE#REDACTION
  std::string field;
  std::string before;   // by a person; empty when no person said anything
  std::string after;    // by a person; empty when it was taken back
  std::string machine;  // what stands beside it, by the program or another source; may be empty

  friend bool operator==(const ChangedValue&, const ChangedValue&) = default;
};

// A value that a person gave, with what stands beside it.
struct SaidValue {
  std::string target;  // DOCUMENT@RELEASE/PAGE#REDACTION
  std::string field;
  std::string value;
  std::string machine;  // by the program or another source; may be empty
  PersonMark mark;

  friend bool operator==(const SaidValue&, const SaidValue&) = default;
};

// A row that cannot be meant.
struct BadRow {
  std::string source;
  std::string why;  // one sentence without a point
  std::string hint;
  bool is_usage = false;  // whether it cannot be meant, whatever the archive holds

  friend bool operator==(const BadRow&, const BadRow&) = default;
};

struct ValuesOutcome {
  std::string act;                 // names the act; empty when nothing had to change
  std::optional<CommitId> commit;  // nothing when nothing had to change
  std::size_t rows = 0;
  std::vector<ChangedValue> changes;
  std::vector<BadRow> bad;           // where there is one, nothing was changed
  std::vector<BadRow> skipped = {};  // what was not done, which holds up nothing else

  friend bool operator==(const ValuesOutcome&, const ValuesOutcome&) = default;
};

}  // namespace palimpsest
