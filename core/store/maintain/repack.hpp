// Joins the packs and loose objects of an archive into one pack.
#pragma once

#include "store/store.hpp"

#include <cstdint>
#include <filesystem>
#include <string>

namespace palimpsest::store {

struct RepackOutcome {
  std::uint64_t objects = 0;  // in the one pack
  std::uint64_t packs_before = 0;
  std::uint64_t loose_before = 0;
  std::uint64_t bytes_before = 0;  // of all packs and loose objects
  std::uint64_t bytes_after = 0;
};

// Writes everything that a reference reaches into one pack, states of a folder as deltas of each
// other, and removes what stands there twice then. Nothing that is not in the new pack goes away.
// A kill at any moment leaves a whole archive. Does nothing when there is one pack and nothing
// loose. Throws Error(conflict) when a writer is at work and Error(integrity) when an object is
// missing or damaged; nothing is removed then.
[[nodiscard]] RepackOutcome repack(Store& store);

class ObjectList;
class Repository;

// Writes the listed objects as one pack, durable on return, and returns its name. A batch marker
// then names it, which the caller removes. Only the holder of the writer lock may call it.
[[nodiscard]] std::string write_pack(const std::filesystem::path& root,
                                     const Repository& repository, const ObjectList& list);

}  // namespace palimpsest::store
