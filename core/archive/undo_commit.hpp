// The commit that takes an act back.
#pragma once

#include "archive/act.hpp"
#include "archive/actor.hpp"
#include "store/store.hpp"

#include <string>
#include <vector>

namespace palimpsest::archive {

// Returns the undo of `act` on top of `tip`; what it names is for its maker to add.
[[nodiscard]] Act undo_of(const std::string& act, const CommitId& tip, const Actor& actor);

// `named` is what the person called the act.
[[nodiscard]] CommitId commit_undo(store::Writer& writer, const Act& undo, const std::string& named,
                                   std::vector<store::TreeEdit> edits, const Actor& actor);

}  // namespace palimpsest::archive
