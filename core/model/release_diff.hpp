// What a release brought, document by document.
#pragma once

#include "base/id.hpp"
#include "model/diff.hpp"
#include "model/diff_totals.hpp"

#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

// One document of a release, against what stood before it.
struct ReleaseRow {
  DocumentId document;
  std::string after;  // the revision's folder, or the release whose parts are joined
  std::optional<std::string> before;  // likewise; none when nothing is there to compare with
  std::optional<Verdict> verdict;     // none when the comparison failed
  DiffTotals totals;
  std::string error;  // why it failed

  friend bool operator==(const ReleaseRow&, const ReleaseRow&) = default;
};

// All that the rows of a release add up to.
struct ReleaseTotals {
  int documents = 0;
  std::vector<std::pair<Verdict, int>> verdicts;  // that occur, in the order of the enumeration
  int failed = 0;
  int news = 0;  // documents that opened, closed or changed something, or were not there before
  Movement opened;
  Movement closed;

  friend bool operator==(const ReleaseTotals&, const ReleaseTotals&) = default;
};

[[nodiscard]] ReleaseTotals totals_of(const std::vector<ReleaseRow>& rows);

}  // namespace palimpsest
