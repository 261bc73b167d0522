#include "proof/merkle/check.hpp"

#include "proof/merkle/merkle.hpp"

#include <bit>

namespace palimpsest::proof {
namespace {

// The way from a node to the root: its index and that of the last node, level by level.
class Climb {
 public:
  Climb(std::uint64_t node, std::uint64_t last) : node_(node), last_(last) {}

  void leave_level() {
    node_ >>= 1;
    last_ >>= 1;
  }

  void leave_right_children() {
    while ((node_ & 1) == 1) leave_level();
  }

  [[nodiscard]] bool has_left_neighbour() const { return (node_ & 1) == 1 || node_ == last_; }

  // A last node without a right neighbour goes up as it is, until it is a right child.
  void skip_lonely_levels() {
    while ((node_ & 1) == 0 && node_ != 0) leave_level();
  }

  [[nodiscard]] bool is_at_root() const { return last_ == 0; }

 private:
  std::uint64_t node_;
  std::uint64_t last_;
};

bool is_consistent_path(const TreeHead& earlier, const TreeHead& later,
                        const std::vector<Sha256>& path) {
  Climb climb(earlier.size - 1, later.size - 1);
  climb.leave_right_children();
  auto node = path.begin();
  // The earlier root is itself a node of the later tree where its size is a power of two.
  const bool is_whole = std::has_single_bit(earlier.size);
  if (!is_whole && node == path.end()) return false;
  Sha256 earlier_root = is_whole ? earlier.root : *node++;
  Sha256 later_root = earlier_root;
  for (; node != path.end(); ++node) {
    if (climb.is_at_root()) return false;
    if (climb.has_left_neighbour()) {
      earlier_root = node_hash(*node, earlier_root);
      later_root = node_hash(*node, later_root);
      climb.skip_lonely_levels();
    } else {
      later_root = node_hash(later_root, *node);
    }
    climb.leave_level();
  }
  return climb.is_at_root() && earlier_root == earlier.root && later_root == later.root;
}

}  // namespace

bool is_included(const Sha256& leaf, std::uint64_t index, const TreeHead& tree,
                 const std::vector<Sha256>& path) {
  if (index >= tree.size) return false;
  Climb climb(index, tree.size - 1);
  Sha256 hash = leaf;
  for (const Sha256& node : path) {
    if (climb.is_at_root()) return false;
    if (climb.has_left_neighbour()) {
      hash = node_hash(node, hash);
      climb.skip_lonely_levels();
    } else {
      hash = node_hash(hash, node);
    }
    climb.leave_level();
  }
  return climb.is_at_root() && hash == tree.root;
}

bool is_consistent(const TreeHead& earlier, const TreeHead& later,
                   const std::vector<Sha256>& path) {
  if (earlier.size > later.size) return false;
  if (earlier.size == 0) return path.empty() && earlier.root == sha256_of("");
  if (earlier.size == later.size) return path.empty() && earlier.root == later.root;
  return is_consistent_path(earlier, later, path);
}

}  // namespace palimpsest::proof
