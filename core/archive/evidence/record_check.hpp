// Records that an archive was checked, and what came out.
#pragma once

#include "archive/actor.hpp"
#include "model/verification.hpp"
#include "store/store.hpp"

namespace palimpsest::archive {

// Makes one commit that changes nothing and says in its message what `verification` found: checks
// that nobody asked to be recorded leave no trace. Throws Error(conflict) when another is writing.
CommitId record_check(store::Store& store, const Verification& verification, const Actor& actor);

}  // namespace palimpsest::archive
