#include "proof/merkle/merkle.hpp"

#include "base/error.hpp"
#include "proof/encoding.hpp"
#include "proof/merkle/check.hpp"

#include <gtest/gtest.h>

namespace palimpsest::proof {
namespace {

using Hashes = std::vector<Sha256>;

Hashes hashes_of(const std::vector<std::string>& hex) {
  Hashes hashes;
  for (const std::string& text : hex) hashes.push_back(Sha256::parse(text).value());
  return hashes;
}

// The reference leaves, roots and proofs of the Certificate Transparency implementations.
const std::vector<std::string> kLeaves = {"",
                                          "00",
                                          "10",
                                          "2021",
                                          "3031",
                                          "40414243",
                                          "5051525354555657",
                                          "606162636465666768696a6b6c6d6e6f"};
const std::vector<std::string> kRoots = {
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
const std::string kA = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7";
const std::string kB = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e";
const std::string kC = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";
const std::string kD = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b";
const std::string kE = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";
const std::string kF = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";

MerkleTree reference_tree() {
  MerkleTree tree;
  for (const std::string& leaf : kLeaves) tree.append(leaf_hash(from_hex(leaf).value()));
  return tree;
}

MerkleTree numbered_tree(std::uint64_t size) {
  MerkleTree tree;
  for (std::uint64_t i = 0; i < size; ++i) tree.append(leaf_hash("leaf " + std::to_string(i)));
  return tree;
}

Sha256 with_flipped_bit(const Sha256& hash, std::size_t bit) {
  Sha256::Bytes bytes = hash.bytes();
  bytes[bit / 8 % bytes.size()] ^= static_cast<std::uint8_t>(1U << bit % 8);
  return Sha256(bytes);
}

TreeHead head_of(const SubtreeHashes& hashes, std::uint64_t size) {
  return {size, root_of(hashes, size)};
}

TEST(MerkleTree, HasTheRootsOfTheReference) {
  const MerkleTree tree = reference_tree();
  EXPECT_EQ(root_of(tree.hashes(), 0).hex(),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  for (std::size_t size = 1; size <= kRoots.size(); ++size) {
    EXPECT_EQ(root_of(tree.hashes(), size).hex(), kRoots[size - 1]);
  }
}

TEST(InclusionProof, IsThatOfTheReference) {
  const MerkleTree tree = reference_tree();
  const SubtreeHashes hashes = tree.hashes();
  EXPECT_EQ(inclusion_proof(hashes, 0, 1), Hashes());
  EXPECT_EQ(inclusion_proof(hashes, 0, 8), hashes_of({kA, kB, kC}));
  EXPECT_EQ(inclusion_proof(hashes, 5, 8), hashes_of({kD, kE, kRoots[3]}));
  EXPECT_EQ(inclusion_proof(hashes, 2, 3), hashes_of({kRoots[1]}));
  EXPECT_EQ(inclusion_proof(hashes, 1, 5), hashes_of({kRoots[0], kB, kD}));
}

TEST(ConsistencyProof, IsThatOfTheReference) {
  const MerkleTree tree = reference_tree();
  const SubtreeHashes hashes = tree.hashes();
  EXPECT_EQ(consistency_proof(hashes, 1, 1), Hashes());
  EXPECT_EQ(consistency_proof(hashes, 1, 8), hashes_of({kA, kB, kC}));
  EXPECT_EQ(consistency_proof(hashes, 6, 8), hashes_of({kF, kE, kRoots[3]}));
  EXPECT_EQ(consistency_proof(hashes, 2, 5), hashes_of({kB, kD}));
}

TEST(Proof, OfALeafOutsideTheTreeIsADefect) {
  const MerkleTree tree = reference_tree();
  EXPECT_THROW((void)inclusion_proof(tree.hashes(), 8, 8), Error);
  EXPECT_THROW((void)consistency_proof(tree.hashes(), 9, 8), Error);
}

constexpr std::uint64_t kAllSizes = 1000;

TEST(InclusionProof, HoldsForEveryLeafOfEverySize) {
  const MerkleTree tree = numbered_tree(kAllSizes);
  const SubtreeHashes hashes = tree.hashes();
  for (std::uint64_t size = 1; size <= kAllSizes; ++size) {
    const TreeHead head = head_of(hashes, size);
    for (std::uint64_t index = 0; index < size; ++index) {
      const Hashes path = inclusion_proof(hashes, index, size);
      ASSERT_TRUE(is_included(hashes({0, index}), index, head, path)) << index << " of " << size;
    }
  }
}

TEST(ConsistencyProof, HoldsForEveryPairOfSizes) {
  const MerkleTree tree = numbered_tree(kAllSizes);
  const SubtreeHashes hashes = tree.hashes();
  std::vector<TreeHead> heads;
  for (std::uint64_t size = 0; size <= kAllSizes; ++size) heads.push_back(head_of(hashes, size));
  for (std::uint64_t size = 0; size <= kAllSizes; ++size) {
    for (std::uint64_t earlier = 0; earlier <= size; ++earlier) {
      const Hashes path = consistency_proof(hashes, earlier, size);
      ASSERT_TRUE(is_consistent(heads[earlier], heads[size], path)) << earlier << " of " << size;
    }
  }
}

// Calls `is_right` with every proof that differs from `path` in one bit, and expects it refused.
template <class Check>
void expect_every_bit_counts(const Hashes& path, Check is_right) {
  for (std::size_t node = 0; node < path.size(); ++node) {
    for (std::size_t bit = 0; bit < 256; ++bit) {
      Hashes wrong = path;
      wrong[node] = with_flipped_bit(path[node], bit);
      ASSERT_FALSE(is_right(wrong)) << "node " << node << ", bit " << bit;
    }
  }
}

constexpr std::uint64_t kEveryBitSizes = 33;

TEST(InclusionProof, IsRefusedWithAnyBitFlipped) {
  const MerkleTree tree = numbered_tree(kEveryBitSizes);
  const SubtreeHashes hashes = tree.hashes();
  for (std::uint64_t size = 1; size <= kEveryBitSizes; ++size) {
    const TreeHead head = head_of(hashes, size);
    for (std::uint64_t index = 0; index < size; ++index) {
      const Sha256 leaf = hashes({0, index});
      const Hashes path = inclusion_proof(hashes, index, size);
      expect_every_bit_counts(
          path, [&](const Hashes& wrong) { return is_included(leaf, index, head, wrong); });
      expect_every_bit_counts(
          {leaf}, [&](const Hashes& wrong) { return is_included(wrong[0], index, head, path); });
      expect_every_bit_counts({head.root}, [&](const Hashes& wrong) {
        return is_included(leaf, index, {size, wrong[0]}, path);
      });
    }
  }
}

TEST(ConsistencyProof, IsRefusedWithAnyBitFlipped) {
  const MerkleTree tree = numbered_tree(kEveryBitSizes);
  const SubtreeHashes hashes = tree.hashes();
  for (std::uint64_t size = 1; size <= kEveryBitSizes; ++size) {
    const TreeHead later = head_of(hashes, size);
    for (std::uint64_t before = 1; before < size; ++before) {
      const TreeHead earlier = head_of(hashes, before);
      const Hashes path = consistency_proof(hashes, before, size);
      expect_every_bit_counts(
          path, [&](const Hashes& wrong) { return is_consistent(earlier, later, wrong); });
      expect_every_bit_counts({earlier.root}, [&](const Hashes& wrong) {
        return is_consistent({before, wrong[0]}, later, path);
      });
      expect_every_bit_counts({later.root}, [&](const Hashes& wrong) {
        return is_consistent(earlier, {size, wrong[0]}, path);
      });
    }
  }
}

// Large trees have too many bits to flip them all: one for every node of every proof, another each.
TEST(InclusionProof, IsRefusedWithABitFlippedInTreesOfEverySize) {
  const MerkleTree tree = numbered_tree(kAllSizes);
  const SubtreeHashes hashes = tree.hashes();
  std::size_t bit = 0;
  for (std::uint64_t size = 1; size <= kAllSizes; ++size) {
    const TreeHead head = head_of(hashes, size);
    const std::uint64_t index = size * 7919 % size == 0 ? size * 31 / 47 : size * 7919 % size;
    Hashes path = inclusion_proof(hashes, index, size);
    for (Sha256& node : path) {
      const Sha256 right = node;
      node = with_flipped_bit(right, bit++ % 256);
      ASSERT_FALSE(is_included(hashes({0, index}), index, head, path));
      node = right;
    }
  }
}

TEST(InclusionProof, IsRefusedForAnotherPlaceAnotherSizeOrAnotherLength) {
  const MerkleTree tree = numbered_tree(100);
  const SubtreeHashes hashes = tree.hashes();
  for (std::uint64_t size = 1; size <= 100; ++size) {
    const TreeHead head = head_of(hashes, size);
    const std::uint64_t index = size / 3;
    const Hashes path = inclusion_proof(hashes, index, size);
    const Sha256 leaf = hashes({0, index});
    for (std::uint64_t other = 0; other <= size + 1; ++other) {
      if (other == index) continue;
      EXPECT_FALSE(is_included(leaf, other, head, path));
    }
    Hashes longer = path;
    longer.push_back(leaf);
    EXPECT_FALSE(is_included(leaf, index, head, longer));
    if (path.empty()) continue;
    EXPECT_FALSE(is_included(leaf, index, head, {path.begin(), path.end() - 1}));
    EXPECT_FALSE(is_included(leaf, index, head, {path.begin() + 1, path.end()}));
  }
}

TEST(ConsistencyProof, IsRefusedForAnotherSizeOrAnotherLength) {
  const MerkleTree tree = numbered_tree(70);
  const SubtreeHashes hashes = tree.hashes();
  for (std::uint64_t size = 1; size <= 70; ++size) {
    const TreeHead later = head_of(hashes, size);
    for (std::uint64_t before = 1; before < size; ++before) {
      const TreeHead earlier = head_of(hashes, before);
      const Hashes path = consistency_proof(hashes, before, size);
      Hashes longer = path;
      longer.push_back(later.root);
      EXPECT_FALSE(is_consistent(earlier, later, longer));
      EXPECT_FALSE(is_consistent(earlier, later, {path.begin(), path.end() - 1}));
      EXPECT_FALSE(is_consistent(later, earlier, path));
      EXPECT_FALSE(is_consistent({before, later.root}, later, path));
    }
    EXPECT_FALSE(is_consistent({0, later.root}, later, {}));
    EXPECT_FALSE(is_consistent({size, root_of(hashes, size - 1)}, later, {}));
  }
}

}  // namespace
}  // namespace palimpsest::proof
