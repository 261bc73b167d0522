// The commit by which a revision is recorded as it was read again.
#pragma once

#include "archive/actor.hpp"
#include "archive/reading/document_reading.hpp"
#include "archive/refresh/refreshed_revision.hpp"
#include "store/store.hpp"

#include <string>

namespace palimpsest::archive {

// Which act it belongs to, and why the revision was read.
struct RefreshAct {
  std::string id;
  std::string why;
};

[[nodiscard]] store::CommitRequest refresh_commit(const RefreshedRevision& refreshed,
                                                  const DocumentReading& reading,
                                                  const RefreshAct& refresh, const Actor& actor);

}  // namespace palimpsest::archive
