// What a check of a bag (BagIt, RFC 8493) found.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace palimpsest {

struct BagProblem {
  std::string what;         // one sentence
  std::string path;         // in the bag
  bool is_warning = false;  // the bag is valid all the same

  friend bool operator==(const BagProblem&, const BagProblem&) = default;
};

struct BagCheck {
  std::string version;                  // of BagIt, as declared; empty when it is not
  std::vector<std::string> algorithms;  // of payload manifests, as their names say
  std::uint64_t files = 0;              // of the payload
  std::uint64_t bytes = 0;              // of the payload
  std::uint64_t tag_files = 0;          // that a tag manifest lists
  std::vector<BagProblem> problems;

  friend bool operator==(const BagCheck&, const BagCheck&) = default;
};

// Whether the bag is complete, and every file has its checksums.
[[nodiscard]] inline bool is_valid(const BagCheck& check) {
  for (const BagProblem& problem : check.problems) {
    if (!problem.is_warning) return false;
  }
  return true;
}

}  // namespace palimpsest
