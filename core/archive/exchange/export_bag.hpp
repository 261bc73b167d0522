// Exports documents as a bag (BagIt, RFC 8493) that stands for itself.
//
//   data/archive.json
//   data/documents/aa/bb/<document>/...    as in the tree of main, with the originals themselves
//   data/releases/<release>.json           of their revisions
//   data/evidence/<sha256>                 that their records name
//   metadata/premis.xml  metadata/prov.json
#pragma once

#include "base/time.hpp"
#include "model/holdings.hpp"
#include "store/store.hpp"

#include <cstdint>
#include <filesystem>

namespace palimpsest::archive {

// Of the payload.
struct BagSize {
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;
};

// `holdings` says which documents; `when` is the day that the bag gives as its own. Throws
// Error(conflict) when something stands at `folder`, and Error(integrity) where an original is
// damaged; nothing is left behind then.
BagSize export_bag(const store::Store& store, const Holdings& holdings,
                   const std::filesystem::path& folder, Instant when);

}  // namespace palimpsest::archive
