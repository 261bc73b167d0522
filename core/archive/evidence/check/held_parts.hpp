// What still holds beside the damage that a check found.
#pragma once

#include "model/verification.hpp"

namespace palimpsest::archive {

// Which originals were hashed.
enum class HashedOriginals { kAll, kSome };

// Gives every damage of a whole check the parts of its revisions or documents in which none was
// found. Originals are no such part when only some of them were hashed.
void add_held_parts(Verification& report, HashedOriginals hashed);

}  // namespace palimpsest::archive
