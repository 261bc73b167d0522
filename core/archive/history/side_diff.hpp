// Compares two sides of an archive, whatever is kept, and keeps nothing.
#pragma once

#include "archive/compare/archived_side.hpp"
#include "model/diff.hpp"
#include "model/kept_diff.hpp"
#include "store/store.hpp"
#include "worker/client/client.hpp"

#include <functional>

namespace palimpsest::archive {

// A worker each for the two sides, so that neither has to reopen its document for the other.
struct WorkerPair {
  worker::Client& before;
  worker::Client& after;
};

// Asked before each picture and each reading.
using IsStopped = std::function<bool()>;

// Throws Error(integrity) when a record or an original is damaged, and Error(conflict) as soon as
// `is_stopped` says so; that may be empty.
[[nodiscard]] KeptDiff compare_sides(const store::Store& store, WorkerPair workers,
                                     const ArchivedSide& before, const ArchivedSide& after,
                                     const IsStopped& is_stopped = {});

}  // namespace palimpsest::archive
