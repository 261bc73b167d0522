// Redactions that only a comparison knows: a place that one release shows and another leaves blank,
// where nothing was found on the blank page by itself.
#pragma once

#include "archive/compose/least_redacted.hpp"

#include <vector>

namespace palimpsest::archive {

// Whether a change speaks of a redaction of its page.
[[nodiscard]] bool is_side_of(const RedactionSide& side, const Redaction& redaction);

// Adds to the pages of every side what the diffs of two releases each know beyond them.
void add_compared_redactions(std::vector<ComposedSide>& sides, const DiffOf& diff_of);

}  // namespace palimpsest::archive
