// Pages that were read elsewhere for a refresh: by the shards of a job that was planned earlier.
#pragma once

#include "archive/reading/page_supply.hpp"
#include "archive/reading/reading_tools.hpp"
#include "archive/refresh/refresh_plan.hpp"
#include "base/id.hpp"
#include "model/refresh_outcome.hpp"
#include "store/store.hpp"

#include <memory>
#include <set>
#include <vector>

namespace palimpsest::archive {

struct SuppliedReadings {
  std::shared_ptr<const PageSupply> pages;
  std::set<Sha256> originals;
  worker::ReadOptions reading;
  Tooling tooling;      // as the worker reported it there
  CommitId planned_at;  // the tip of the archive then
};

struct SuppliedRevisions {
  std::vector<RevisionToRead> to_commit;
  std::vector<RevisionRefresh> changed;  // since the plan; they stay as they are
};

// Returns what of `revisions`, which present records ask to read, is supplied. A revision that is
// not what the plan saw was read, imported or replaced by others meanwhile, maybe by newer tools: a
// reading that was planned before is not put in the place of theirs.
//
// Throws Error(conflict) when `store` does not hold the commit of the plan.
[[nodiscard]] SuppliedRevisions supplied_revisions(const store::Store& store,
                                                   const SuppliedReadings& supplied,
                                                   std::vector<RevisionToRead> revisions);

}  // namespace palimpsest::archive
