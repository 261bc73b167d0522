// Joins the packs of batches as they grow many.
//
// Whoever looks for an object asks one pack after the next, so a look-up would slow down with every
// batch of an archive. Packs stand in classes by their number of objects, each eight times the one
// below; as soon as eight stand in one class, they become one pack. An object is then copied once a
// class, and an archive of any size has a few dozen packs (as log-structured merge trees do:
// O'Neil et al., "The log-structured merge-tree", 1996).
//
// Entries are copied as they are, deflated; a delta keeps its base. A pack that is not what its
// checksum says is left as it is, and so are all of its class: joining hides no damage.
#pragma once

#include "store/git.hpp"

#include <filesystem>

namespace palimpsest::store {

// Joins what can be joined, and returns whether something was: who has the repository open then
// holds packs that are gone, and better opens it again. Only the holder of the writer lock may call
// it, when no batch is being written. Killed at any point it leaves an archive in which nothing is
// missing. Throws Error(environment) when the disk is full, Error(integrity) when a pack is
// damaged; nothing has changed then.
bool join_packs(const std::filesystem::path& root, const Repository& repository);

}  // namespace palimpsest::store
