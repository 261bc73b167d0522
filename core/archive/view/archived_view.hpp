// Shows the diff of two revisions of an archive, whether it was just made or kept from before.
#pragma once

#include "archive/compare/diff_sides.hpp"
#include "archive/history/differ.hpp"

namespace palimpsest::archive {

// Opens the sides that `found` names and calls `show` with them. A first revision is shown alone.
// Throws Error(integrity) when a record or an original is damaged.
void show_revisions(const Differ& differ, const NamedDiff& found, const DiffShow& show);

}  // namespace palimpsest::archive
