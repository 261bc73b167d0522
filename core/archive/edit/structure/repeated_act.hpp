// Does an act of structure that was done in one archive again in another one of the same originals.
#pragma once

#include "archive/actor.hpp"
#include "model/correction.hpp"
#include "model/restructuring.hpp"
#include "store/store.hpp"

#include <optional>

namespace palimpsest::archive {

// Returns nothing when it is so here already. Throws Error(input) when the archive does not hold
// what `correction` is about, and like the act itself (restructure.hpp).
[[nodiscard]] std::optional<Restructuring> repeat_act(store::Store& store,
                                                      const Correction& correction,
                                                      const Actor& actor);

}  // namespace palimpsest::archive
