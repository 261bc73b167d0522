// Reads the originals of an archive again, by the tools of today: each revision is read, recorded
// and committed by itself.
//
// What the document is called, where the revision stands, and what people said of it stay; see
// refreshed_revision.hpp. Several workers read, and one thread commits in the order of the plan.
#pragma once

#include "archive/actor.hpp"
#include "archive/import/import.hpp"
#include "archive/refresh/refresh_plan.hpp"
#include "archive/refresh/supplied_readings.hpp"
#include "model/import_state.hpp"
#include "model/refresh_outcome.hpp"
#include "store/store.hpp"

#include <functional>
#include <optional>

namespace palimpsest::archive {

struct RefreshRequest {
  RefreshChoice choice;
  ImportMode mode{};
  Actor actor;
  int jobs = 1;                      // worker processes
  std::function<bool()> is_stopped;  // asked again and again; true ends it early
  // What of it alone is to be committed, where there is some, but for revisions that changed since
  // it was planned; else everything is read here.
  std::optional<SuppliedReadings> supplied = {};
};

// Hears of a refresh while it runs, on the thread that runs it.
class RefreshObserver {
 public:
  virtual ~RefreshObserver() = default;

  // Says how far it is: files are revisions.
  virtual void progress(const ImportState& state) = 0;

  // Says what became of a revision; what it says is on disk.
  virtual void revision_done(const RevisionRefresh& outcome) = 0;

  // Says that it ends early, as it was told; the pages at work are still finished.
  virtual void stopping() = 0;

  // Says what was done before it was told to stop or its environment failed; the error follows.
  virtual void stopped(const RefreshOutcome& outcome) = 0;
};

// Reads what is meant and differs, one commit a revision, all of one act. What cannot be read stays
// as it was, is reported and does not stop the others. What was read stays in the cache, so that
// the same refresh goes on where it ended. Throws like plan_refresh(), Error(interrupted) when it
// was told to stop, and Error(conflict) when another process is writing. `make_client` is called by
// several threads; where it is empty, revisions of which not every page is supplied fail.
[[nodiscard]] RefreshOutcome refresh(store::Store& store, const ClientFactory& make_client,
                                     const RefreshRequest& request, RefreshObserver& observer);

}  // namespace palimpsest::archive
