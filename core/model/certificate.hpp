// The facts that the custodian of an archive needs to certify a copy, and what they do not show.
#pragma once

#include "base/digest.hpp"
#include "base/id.hpp"
#include "base/time.hpp"
#include "model/diff.hpp"
#include "model/proof_file.hpp"
#include "model/revision.hpp"

#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

// A kept diff in which the revision stands.
struct CertifiedDiff {
  std::string name;  // "2017-11-03..2021-12-15"
  Verdict verdict{};
  Sha256 sha256;  // of its record
  std::string method;

  friend bool operator==(const CertifiedDiff&, const CertifiedDiff&) = default;
};

struct Certificate {
  ProofFile proof;
  ProofReport report;  // of a check against the original, just now
  Revision revision;   // without pages
  Instant imported;
  std::string operator_name;
  std::vector<CertifiedDiff> diffs;
};

}  // namespace palimpsest
