#include "proof/merkle/merkle.hpp"

#include "base/error.hpp"

#include <bit>
#include <string>

namespace palimpsest::proof {
namespace {

// Different first bytes, so that no leaf can be passed off as a node (RFC 6962, 2.1).
constexpr char kLeafPrefix = 0;
constexpr char kNodePrefix = 1;

void append_hash(std::string& text, const Sha256& hash) {
  text.append(reinterpret_cast<const char*>(hash.bytes().data()), hash.bytes().size());
}

// Returns the largest power of two below `count`, which must be at least 2.
std::uint64_t split_of(std::uint64_t count) { return std::bit_floor(count - 1); }

// Returns the hash of the leaves [begin, begin + count); `begin` is a multiple of the power of two
// at or above `count`, so every left half is a whole subtree.
Sha256 hash_of(const SubtreeHashes& hashes, std::uint64_t begin, std::uint64_t count) {
  if (std::has_single_bit(count)) {
    const int level = std::countr_zero(count);
    return hashes({level, begin >> level});
  }
  const std::uint64_t left = split_of(count);
  return node_hash(hash_of(hashes, begin, left), hash_of(hashes, begin + left, count - left));
}

void add_path(const SubtreeHashes& hashes, std::uint64_t index, std::uint64_t begin,
              std::uint64_t count, std::vector<Sha256>& path) {
  if (count == 1) return;
  const std::uint64_t left = split_of(count);
  if (index < left) {
    add_path(hashes, index, begin, left, path);
    path.push_back(hash_of(hashes, begin + left, count - left));
  } else {
    add_path(hashes, index - left, begin + left, count - left, path);
    path.push_back(hash_of(hashes, begin, left));
  }
}

// SUBPROOF of RFC 6962, 2.1.2: who checks knows the hash of the first `earlier` leaves as long as
// `is_known`.
void add_subproof(const SubtreeHashes& hashes, std::uint64_t earlier, std::uint64_t begin,
                  std::uint64_t count, bool is_known, std::vector<Sha256>& path) {
  if (earlier == count) {
    if (!is_known) path.push_back(hash_of(hashes, begin, count));
    return;
  }
  const std::uint64_t left = split_of(count);
  if (earlier <= left) {
    add_subproof(hashes, earlier, begin, left, is_known, path);
    path.push_back(hash_of(hashes, begin + left, count - left));
  } else {
    add_subproof(hashes, earlier - left, begin + left, count - left, false, path);
    path.push_back(hash_of(hashes, begin, left));
  }
}

}  // namespace

Sha256 leaf_hash(std::string_view leaf) {
  std::string text(1, kLeafPrefix);
  return sha256_of(text.append(leaf));
}

Sha256 node_hash(const Sha256& left, const Sha256& right) {
  std::string text(1, kNodePrefix);
  append_hash(text, left);
  append_hash(text, right);
  return sha256_of(text);
}

Sha256 root_of(const SubtreeHashes& hashes, std::uint64_t size) {
  return size == 0 ? sha256_of("") : hash_of(hashes, 0, size);
}

std::vector<Sha256> inclusion_proof(const SubtreeHashes& hashes, std::uint64_t index,
                                    std::uint64_t size) {
  if (index >= size) throw Error(ErrorKind::kInternal, "a proof of a leaf outside the tree");
  std::vector<Sha256> path;
  add_path(hashes, index, 0, size, path);
  return path;
}

std::vector<Sha256> consistency_proof(const SubtreeHashes& hashes, std::uint64_t earlier,
                                      std::uint64_t size) {
  if (earlier > size) throw Error(ErrorKind::kInternal, "a proof of a tree that is not earlier");
  std::vector<Sha256> path;
  if (earlier > 0) add_subproof(hashes, earlier, 0, size, true, path);
  return path;
}

void MerkleTree::append(const Sha256& leaf) {
  Sha256 hash = leaf;
  for (std::size_t level = 0;; ++level) {
    if (level == levels_.size()) levels_.emplace_back();
    std::vector<Sha256>& nodes = levels_[level];
    nodes.push_back(hash);
    if (nodes.size() % 2 != 0) return;
    hash = node_hash(nodes[nodes.size() - 2], nodes.back());
  }
}

Sha256 MerkleTree::subtree(const Subtree& subtree) const {
  return levels_.at(static_cast<std::size_t>(subtree.level)).at(subtree.index);
}

SubtreeHashes MerkleTree::hashes() const {
  return [this](const Subtree& wanted) { return subtree(wanted); };
}

}  // namespace palimpsest::proof
