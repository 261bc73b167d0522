// What people said of a revision, kept beside what the program read. No later reading touches it.
#pragma once

#include "model/person_mark.hpp"
#include "model/region.hpp"

#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

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

// One value that a person gives to a page or to a redaction, in the words of the command line.
//
// Of a page: text, checked. Of a redaction: region, kind (none: there is no redaction), codes,
// justification, checked.
struct PersonValue {
  int page = 0;
  std::string redaction = {};  // its id; empty for a value of the page
  std::string field;
  std::string value;
  std::optional<Region> place = {};  // of the redaction, as it was when the person spoke of it
  PersonMark mark;

  friend bool operator==(const PersonValue&, const PersonValue&) = default;
};

struct RevisionEdits {
  std::vector<CheckedWords> checked_words;
  std::vector<PersonValue> values = {};  // by page, redaction and field, each of them once

  friend bool operator==(const RevisionEdits&, const RevisionEdits&) = default;
};

}  // namespace palimpsest
