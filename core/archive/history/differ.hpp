// Answers what changed between two sides of an archive: from the kept diff where there is one that
// holds, else by comparing them and keeping the answer. What people say of its words is laid over
// either.
#pragma once

#include "archive/access/access.hpp"
#include "archive/actor.hpp"
#include "archive/compare/archived_side.hpp"
#include "archive/history/side_diff.hpp"
#include "model/diff.hpp"
#include "store/store.hpp"

namespace palimpsest::archive {

class Differ {
 public:
  // Refers to its arguments but the last, which must outlive it. `actor` is who keeps what is
  // computed, `audience` for whom.
  Differ(store::Store& store, WorkerPair workers, const Actor& actor, Audience audience)
      : store_(store), workers_(workers), actor_(actor), audience_(std::move(audience)) {}

  // No worker is started when the diff is kept. A diff that cannot be kept, since the archive is
  // busy or cannot be written, is an answer all the same. Throws Error(integrity) when a record or
  // an original is damaged.
  [[nodiscard]] Diff between(const ArchivedSide& before, const ArchivedSide& after);

  [[nodiscard]] const store::Store& store() const { return store_; }
  [[nodiscard]] const Audience& audience() const { return audience_; }
  [[nodiscard]] WorkerPair workers() const { return workers_; }

 private:
  [[nodiscard]] Diff compare_and_keep(const ArchivedSide& before, const ArchivedSide& after);

  store::Store& store_;
  WorkerPair workers_;
  const Actor& actor_;
  Audience audience_;
};

}  // namespace palimpsest::archive
