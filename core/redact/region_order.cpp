#include "redact/region_order.hpp"

#include <algorithm>

namespace palimpsest::redact {
namespace {

constexpr double kSamePlaceShare = 0.7;  // of the smaller one, inside a stronger one

bool is_covered(const Candidate& candidate, const std::vector<Candidate>& kept) {
  return std::any_of(kept.begin(), kept.end(), [&](const Candidate& other) {
    const double shared = area(intersection(candidate.box, other.box));
    return shared > kSamePlaceShare * std::min(area(candidate.box), area(other.box));
  });
}

// Rows first: two boxes whose heights overlap by more than half stand in one row.
bool reads_before(const Candidate& a, const Candidate& b) {
  return std::pair(a.box.top, a.box.left) < std::pair(b.box.top, b.box.left);
}

void order_rows(std::vector<Candidate>& candidates) {
  for (auto first = candidates.begin(); first != candidates.end();) {
    const int middle = (first->box.top + first->box.bottom) / 2;
    const auto last = std::find_if(first, candidates.end(),
                                   [&](const Candidate& each) { return each.box.top >= middle; });
    std::sort(first, last,
              [](const Candidate& a, const Candidate& b) { return a.box.left < b.box.left; });
    first = last;
  }
}

}  // namespace

std::vector<Candidate> merged_in_order(std::vector<Candidate> candidates) {
  std::stable_sort(
      candidates.begin(), candidates.end(),
      [](const Candidate& a, const Candidate& b) { return a.confidence > b.confidence; });
  std::vector<Candidate> kept;
  for (Candidate& candidate : candidates) {
    if (!is_covered(candidate, kept)) kept.push_back(std::move(candidate));
  }
  std::sort(kept.begin(), kept.end(), reads_before);
  order_rows(kept);
  return kept;
}

}  // namespace palimpsest::redact
