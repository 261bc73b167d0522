// Takes back what reading originals again changed.
#pragma once

#include "archive/actor.hpp"
#include "model/outcome.hpp"
#include "store/store.hpp"

#include <optional>
#include <string>

namespace palimpsest::archive {

// Takes back the refresh whose id begins with `text`, by one commit: all revisions that it read are
// as they were read before, but for those of which the import was taken back since. What people
// said and files that came since stay, and kept diffs are made again when they are asked for.
// Redactions that it found are former ones then: nothing else gets their ids. Nothing when no
// refresh is called so.
//
// Throws Error(usage) when other acts begin so, too, and Error(conflict) when it or all that it
// read was taken back already, or when something that it read was changed since.
[[nodiscard]] std::optional<UndoOutcome> take_back_refresh(store::Store& store,
                                                           store::Writer& writer,
                                                           const std::string& text,
                                                           const Actor& actor);

}  // namespace palimpsest::archive
