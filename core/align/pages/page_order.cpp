#include "align/pages/page_order.hpp"

#include <algorithm>
#include <optional>

namespace palimpsest::align {
namespace {

// The best sequences so far, by the page of BEFORE that they end with: the prefix maxima of a
// Fenwick tree, so that n pairs take n log n steps.
class BestEndings {
 public:
  explicit BestEndings(std::size_t pages) : nodes_(pages + 1) {}

  struct Ending {
    double value = 0;
    std::optional<std::size_t> pair;
  };

  // Returns the best ending before `page`.
  [[nodiscard]] Ending best_before(std::size_t page) const {
    Ending best;
    for (std::size_t node = page; node > 0; node -= node & -node) {
      if (nodes_[node].value > best.value) best = nodes_[node];
    }
    return best;
  }

  void add(std::size_t page, const Ending& ending) {
    for (std::size_t node = page + 1; node < nodes_.size(); node += node & -node) {
      if (ending.value > nodes_[node].value) nodes_[node] = ending;
    }
  }

 private:
  std::vector<Ending> nodes_;
};

std::size_t pages_before(const std::vector<ScoredPair>& pairs) {
  std::size_t count = 0;
  for (const ScoredPair& pair : pairs) count = std::max(count, pair.position.before + 1);
  return count;
}

}  // namespace

std::vector<bool> in_common_order(const std::vector<ScoredPair>& pairs, double min_score) {
  using Ending = BestEndings::Ending;
  BestEndings endings(pages_before(pairs));
  std::vector<Ending> previous(pairs.size());
  Ending best;
  for (std::size_t first = 0; first < pairs.size();) {
    std::size_t end = first;
    std::vector<std::pair<std::size_t, Ending>> found;
    for (; end < pairs.size() && pairs[end].position.after == pairs[first].position.after; ++end) {
      if (pairs[end].score <= min_score) continue;
      const std::size_t page = pairs[end].position.before;
      previous[end] = endings.best_before(page);
      found.emplace_back(page, Ending{previous[end].value + pairs[end].score - min_score, end});
    }
    for (const auto& [page, ending] : found) {
      endings.add(page, ending);
      if (ending.value > best.value) best = ending;
    }
    first = end;
  }
  std::vector<bool> is_in_order(pairs.size(), false);
  for (Ending at = best; at.pair; at = previous[*at.pair]) is_in_order[*at.pair] = true;
  return is_in_order;
}

}  // namespace palimpsest::align
