// The Merkle tree of RFC 6962 (section 2.1): hashes, roots and proofs, made from whole subtrees.
//
// Pure: whoever holds the hashes of subtrees hands them out one by one, be it memory or tiles.
#pragma once

#include "base/digest.hpp"

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace palimpsest::proof {

// The leaves [index << level, (index + 1) << level): always a full power of two of them.
struct Subtree {
  int level = 0;
  std::uint64_t index = 0;

  friend auto operator<=>(const Subtree&, const Subtree&) = default;
};

// Returns the hash of a whole subtree, all of whose leaves must be in the tree.
using SubtreeHashes = std::function<Sha256(const Subtree&)>;

[[nodiscard]] Sha256 leaf_hash(std::string_view leaf);
[[nodiscard]] Sha256 node_hash(const Sha256& left, const Sha256& right);

// Returns the root of the tree of the first `size` leaves; of an empty tree it is SHA-256 of
// nothing.
[[nodiscard]] Sha256 root_of(const SubtreeHashes& hashes, std::uint64_t size);

// Returns what shows that leaf `index` stands in the tree of the first `size` leaves, the nodes
// nearest to the leaf first. Throws Error(internal) unless index < size.
[[nodiscard]] std::vector<Sha256> inclusion_proof(const SubtreeHashes& hashes, std::uint64_t index,
                                                  std::uint64_t size);

// Returns what shows that the tree of `earlier` leaves is the beginning of that of `size` leaves.
// Empty when they are equal or `earlier` is 0. Throws Error(internal) unless earlier <= size.
[[nodiscard]] std::vector<Sha256> consistency_proof(const SubtreeHashes& hashes,
                                                    std::uint64_t earlier, std::uint64_t size);

// A tree in memory that only grows. It keeps every node, about two hashes a leaf.
class MerkleTree {
 public:
  void append(const Sha256& leaf);

  [[nodiscard]] std::uint64_t size() const { return levels_.empty() ? 0 : levels_[0].size(); }
  [[nodiscard]] Sha256 subtree(const Subtree& subtree) const;

  // Refers to this tree, which must outlive it.
  [[nodiscard]] SubtreeHashes hashes() const;

 private:
  std::vector<std::vector<Sha256>> levels_;  // whole subtrees by level
};

}  // namespace palimpsest::proof
