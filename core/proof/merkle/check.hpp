// Checks proofs of a Merkle tree by the algorithms of RFC 9162 (2.1.3.2 and 2.1.4.2), apart from
// the code that makes them.
//
// A proof comes from anywhere: any other number of nodes than the sizes ask for is refused.
#pragma once

#include "base/digest.hpp"

#include <cstdint>
#include <vector>

namespace palimpsest::proof {

// A tree as a checkpoint states it.
struct TreeHead {
  std::uint64_t size = 0;
  Sha256 root;

  friend bool operator==(const TreeHead&, const TreeHead&) = default;
};

// Whether `path` shows that the leaf with this hash stands at `index` of the tree.
[[nodiscard]] bool is_included(const Sha256& leaf, std::uint64_t index, const TreeHead& tree,
                               const std::vector<Sha256>& path);

// Whether `path` shows that `earlier` is the beginning of `later`.
[[nodiscard]] bool is_consistent(const TreeHead& earlier, const TreeHead& later,
                                 const std::vector<Sha256>& path);

}  // namespace palimpsest::proof
