// Imports what the shards of a job read, or commits what they read again. The one place where a job
// meets an archive.
//
// It is the ordinary import or refresh, which finds the pages in bundles instead of reading them;
// so the tree that comes out is the one of a single machine.
#pragma once

#include "archive/import/import.hpp"
#include "archive/job/job_folder.hpp"
#include "archive/refresh/refresh.hpp"
#include "model/collection.hpp"
#include "store/store.hpp"

namespace palimpsest::archive {

// What to do where bundles are missing. Files behind a gap are imported out of their order, and
// parts and copies are told by what came before: the tree may then differ from that of one import.
enum class Gaps {
  kStop,  // import what stands before the first gap
  kSkip,  // import every file of which everything is there
  kRead,  // import everything, and read here what is missing
};

struct CollectRequest {
  ImportRequest import;  // but for the paths, the reading and the supply
  Gaps gaps{};
};

// Checks the bundles, sets those aside that are refused, and imports. Safe to repeat: what is
// imported already stays as it is. Throws what import_files() and JobFolder::job() throw.
[[nodiscard]] Collected collect_job(store::Store& store, const JobFolder& folder,
                                    const ClientFactory& make_client, const CollectRequest& request,
                                    ImportObserver& observer);

struct CollectRefreshRequest {
  RefreshRequest refresh;  // but for what is supplied
  Gaps gaps{};
};

// Does the same with a job of plan_unread(): commits what was read as refresh() does, and of what
// is still to be read. A revision that others read since the plan stays as it is. Throws what
// refresh() throws, and Error(conflict) when the job was planned of another archive.
[[nodiscard]] Collected collect_refresh(store::Store& store, const JobFolder& folder,
                                        const ClientFactory& make_client,
                                        const CollectRefreshRequest& request,
                                        RefreshObserver& observer);

}  // namespace palimpsest::archive
