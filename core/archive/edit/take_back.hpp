// Takes back what a person set, renamed, merged, split or joined.
#pragma once

#include "archive/act.hpp"
#include "archive/actor.hpp"
#include "model/outcome.hpp"
#include "store/store.hpp"

#include <optional>
#include <string>

namespace palimpsest::archive {

// Takes back the edit whose id begins with `text`, by one commit. Nothing when no edit is called
// so. Names that it brought are found after it, as those that it took away were.
//
// Throws Error(usage) when other acts begin so, too, and Error(conflict) when it was taken back
// already, or when something that it set was changed since.
[[nodiscard]] std::optional<UndoOutcome> take_back_edit(store::Store& store, store::Writer& writer,
                                                        const std::string& text,
                                                        const Actor& actor);

}  // namespace palimpsest::archive
