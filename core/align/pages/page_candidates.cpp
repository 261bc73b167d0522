#include "align/pages/page_candidates.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <utility>

namespace palimpsest::align {
namespace {

// Returns the indices of the highest of `values`, best first; values of 0 are no candidates.
std::vector<std::size_t> highest(const std::vector<double>& values, std::size_t count) {
  std::vector<std::size_t> indices;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i] > 0) indices.push_back(i);
  }
  const auto end = indices.begin() + static_cast<std::ptrdiff_t>(std::min(count, indices.size()));
  std::partial_sort(indices.begin(), end, indices.end(), [&](std::size_t a, std::size_t b) {
    return values[a] != values[b] ? values[a] > values[b] : a < b;
  });
  indices.erase(end, indices.end());
  return indices;
}

// Pages by the shingles that only few of them have.
class ShingleIndex {
 public:
  explicit ShingleIndex(const std::vector<PageTraits>& pages) : count_(pages.size()) {
    for (std::size_t i = 0; i < pages.size(); ++i) {
      for (const std::uint64_t shingle : pages[i].shingles) pages_[shingle].push_back(i);
    }
  }

  [[nodiscard]] std::vector<std::size_t> nearest(const PageTraits& page, std::size_t count) const {
    constexpr std::size_t kRare = 8;  // pages: commoner shingles are headers and forms
    std::vector<double> votes(count_, 0.0);
    for (const std::uint64_t shingle : page.shingles) {
      const auto found = pages_.find(shingle);
      if (found == pages_.end() || found->second.size() > kRare) continue;
      for (const std::size_t i : found->second) votes[i] += 1;
    }
    return highest(votes, count);
  }

 private:
  std::size_t count_;
  std::map<std::uint64_t, std::vector<std::size_t>> pages_;
};

constexpr int kBlockSide = 4;  // cells: an inch, more than scanners shift a sheet
constexpr int kBlockColumns = kCellColumns / kBlockSide;
constexpr std::size_t kBlockCount = kCellCount / (kBlockSide * kBlockSide);

// A fingerprint seen from afar, its mean taken away and its length made 1.
using CoarseLook = std::array<float, kBlockCount>;

CoarseLook coarse_look(const PageTraits& page) {
  CoarseLook look{};
  if (!page.cells || is_blank(*page.cells)) return look;
  float sum = 0, squares = 0;
  for (std::size_t i = 0; i < kCellCount; ++i) {
    const std::size_t row = i / kCellColumns / kBlockSide, column = i % kCellColumns / kBlockSide;
    look[row * kBlockColumns + column] += (*page.cells)[i];
    sum += (*page.cells)[i];
  }
  for (float& block : look) block -= sum / kBlockCount;
  for (const float block : look) squares += block * block;
  if (squares > 0) {
    for (float& block : look) block /= std::sqrt(squares);
  }
  return look;
}

class LookIndex {
 public:
  explicit LookIndex(const std::vector<PageTraits>& pages) {
    for (const PageTraits& page : pages) looks_.push_back(coarse_look(page));
  }

  [[nodiscard]] std::vector<std::size_t> nearest(const PageTraits& page, std::size_t count) const {
    const CoarseLook own = coarse_look(page);
    std::vector<double> values;
    for (const CoarseLook& look : looks_) {
      float product = 0;
      for (std::size_t i = 0; i < kBlockCount; ++i) product += own[i] * look[i];
      values.push_back(product);
    }
    return highest(values, count);
  }

 private:
  std::vector<CoarseLook> looks_;
};

}  // namespace

std::vector<PagePosition> candidate_pairs(const std::vector<PageTraits>& before,
                                          const std::vector<PageTraits>& after,
                                          const CandidateOptions& options) {
  const bool is_short = before.size() * after.size() <= options.whole_pairs;
  const ShingleIndex words(before);
  const LookIndex looks(before);
  std::vector<PagePosition> pairs;
  for (std::size_t j = 0; j < after.size(); ++j) {
    std::set<std::size_t> partners;
    const std::size_t reach = is_short ? before.size() + after.size() : options.near_pages;
    const std::size_t first = j < reach ? 0 : j - reach;
    for (std::size_t i = first; i < std::min(before.size(), j + reach + 1); ++i) partners.insert(i);
    if (!is_short) {
      for (const std::size_t i : words.nearest(after[j], options.by_words)) partners.insert(i);
      for (const std::size_t i : looks.nearest(after[j], options.by_look)) partners.insert(i);
    }
    for (const std::size_t i : partners) pairs.push_back({i, j});
  }
  return pairs;
}

}  // namespace palimpsest::align
