// The revisions of one document in the order of their releases, as a branch of git.
#pragma once

#include "base/id.hpp"
#include "model/diff.hpp"
#include "model/diff_totals.hpp"
#include "model/revision.hpp"

#include <string>
#include <vector>

namespace palimpsest {

struct TimelineEntry {
  std::string folder;  // of the revision, or the release whose parts are joined
  Release release;
  int page_count = 0;
  Verdict verdict{};  // against the entry before
  DiffTotals totals;
  CommitId commit;

  friend bool operator==(const TimelineEntry&, const TimelineEntry&) = default;
};

struct Timeline {
  DocumentId document;
  std::string branch;  // "timeline/124-10180-10295"
  std::vector<TimelineEntry> entries;

  friend bool operator==(const Timeline&, const Timeline&) = default;
};

}  // namespace palimpsest
