// A diff that an archive keeps, and what it was made from: so long as that is the same, the diff is
// not computed again.
#pragma once

#include "base/id.hpp"
#include "model/diff.hpp"

#include <map>
#include <string>
#include <vector>

namespace palimpsest {

// The records of one revision as they stood.
struct RevisionState {
  RevisionFolder folder;
  std::string record;  // 40 hexadecimal digits: the git id of the revision's record
  std::string pages;   // likewise: of the folder of its pages; where people said something of
                       // redactions, a digest of both

  friend bool operator==(const RevisionState&, const RevisionState&) = default;
};

// What a diff rests on: another value of any part makes another diff.
struct DiffBasis {
  std::vector<RevisionState> before;  // several when a release came in parts
  std::vector<RevisionState> after;
  std::string method;  // names the code and the libraries that compare

  friend bool operator==(const DiffBasis&, const DiffBasis&) = default;
};

struct KeptDiff {
  Diff diff;
  DiffBasis basis;
  std::map<std::string, std::string> tooling;  // of the worker that read the regions

  friend bool operator==(const KeptDiff&, const KeptDiff&) = default;
};

}  // namespace palimpsest
