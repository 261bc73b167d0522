// Removes a document, a revision or pages for good: from every commit, from the originals, and from
// everything that was made of them.
#pragma once

#include "archive/actor.hpp"
#include "model/removal.hpp"
#include "store/store.hpp"

#include <string>

namespace palimpsest::archive {

struct RemoveRequest {
  std::string target;  // DOCUMENT[@RELEASE[/PAGES]]
  std::string reason;  // one line; it is kept for good
  Actor actor;
};

// Writes other commits in the place of those that held it, and one that records which stand for
// which. The log keeps its entries, which are hashes, and still agrees with main. Evidence that is
// about a removed document alone goes with it; lists that name others, too, stay.
//
// Throws Error(input) when the archive never held it, Error(usage) for a reason that cannot be kept
// or when keys sign for the archive and `store` was opened with none, and Error(conflict) when
// somebody writes or another reference holds the old history; nothing is changed then. After a kill
// the archive either holds everything or is rid of it as soon as it is opened again.
[[nodiscard]] RemovalOutcome remove(store::Store& store, const RemoveRequest& request);

}  // namespace palimpsest::archive
