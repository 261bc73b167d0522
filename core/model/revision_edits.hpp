// What people said of a revision, kept beside what the program read. No later reading touches it.
#pragma once

#include "base/time.hpp"
#include "model/region.hpp"

#include <string>
#include <vector>

namespace palimpsest {

// Who said it, and when.
struct PersonMark {
  std::string by;
  Instant at;

  friend bool operator==(const PersonMark&, const PersonMark&) = default;
};

// The words that a person read where this revision, compared with an earlier release, opened or
// closed a place. It is found again by its place, however its diff is made again.
struct CheckedWords {
  std::string against;  // the earlier release, as a folder or as the release whose parts are joined
  int page = 0;         // of this revision
  Region region;
  std::string text;
  PersonMark mark;

  friend bool operator==(const CheckedWords&, const CheckedWords&) = default;
};

struct RevisionEdits {
  std::vector<CheckedWords> checked_words;

  friend bool operator==(const RevisionEdits&, const RevisionEdits&) = default;
};

}  // namespace palimpsest
