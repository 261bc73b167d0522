// Takes an import, one revision of it, a list, an edit or a refresh back by one recorded commit.
// Originals stay; nothing leaves the history.
#pragma once

#include "archive/actor.hpp"
#include "model/outcome.hpp"
#include "store/store.hpp"

#include <string>

namespace palimpsest::archive {

// Takes back what `act` names: the act whose id begins so (at least its date), or the revision
// DOCUMENT@RELEASE alone. The records of documents and releases become what they were before.
//
// Throws Error(input) when there is no such import, Error(usage) when several begin so, and
// Error(conflict) when it was taken back already or a revision has changed since.
[[nodiscard]] UndoOutcome undo(store::Store& store, const std::string& act, const Actor& actor);

}  // namespace palimpsest::archive
