// How the pages of an archived revision were read, so that they can be read in the same way again.
#pragma once

#include "model/revision.hpp"
#include "worker/protocol.hpp"

namespace palimpsest::archive {

// Returns the options that the tooling of `revision` tells.
[[nodiscard]] worker::ReadOptions recorded_reading(const Revision& revision);

}  // namespace palimpsest::archive
