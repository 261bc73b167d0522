#include "align/pages/match_pages.hpp"

#include "align/pages/page_likeness.hpp"
#include "align/pages/page_order.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace palimpsest::align {
namespace {

std::vector<PageTraits> traits_of(const std::vector<PageSketch>& pages) {
  std::vector<PageTraits> traits;
  for (const PageSketch& page : pages) {
    traits.push_back(
        {page.lines ? shingles_of(*page.lines) : Shingles{}, cells_of(page.fingerprint)});
  }
  return traits;
}

std::vector<ScoredPair> scored_pairs(const std::vector<PageTraits>& before,
                                     const std::vector<PageTraits>& after,
                                     const CandidateOptions& options) {
  std::vector<ScoredPair> pairs;
  for (const PagePosition& at : candidate_pairs(before, after, options)) {
    pairs.push_back({at, likeness_of(before[at.before], after[at.after])});
  }
  return pairs;
}

std::map<int, std::size_t> positions_of(const std::vector<PageSketch>& pages) {
  std::map<int, std::size_t> positions;
  for (std::size_t i = 0; i < pages.size(); ++i) positions[pages[i].number] = i;
  return positions;
}

// Makes the known pairs those of the highest score, and leaves no other pair to their pages.
std::vector<ScoredPair> with_known(std::vector<ScoredPair> pairs,
                                   const std::vector<PageSketch>& before,
                                   const std::vector<PageSketch>& after, const KnownPairs& known) {
  const auto old_positions = positions_of(before), new_positions = positions_of(after);
  std::set<std::size_t> old_known, new_known;
  std::vector<ScoredPair> certain;
  for (const auto& [old_page, new_page] : known) {
    const PagePosition at{old_positions.at(old_page), new_positions.at(new_page)};
    old_known.insert(at.before);
    new_known.insert(at.after);
    certain.push_back({at, 1});
  }
  std::erase_if(pairs, [&](const ScoredPair& pair) {
    return old_known.contains(pair.position.before) || new_known.contains(pair.position.after);
  });
  pairs.insert(pairs.end(), certain.begin(), certain.end());
  std::sort(pairs.begin(), pairs.end(), [](const ScoredPair& a, const ScoredPair& b) {
    return std::pair(a.position.after, a.position.before) <
           std::pair(b.position.after, b.position.before);
  });
  return pairs;
}

void favour_neighbours(std::vector<ScoredPair>& pairs, double bonus) {
  std::map<PagePosition, double> plain;
  for (const ScoredPair& pair : pairs) plain[pair.position] = pair.score;
  const auto score_at = [&](std::size_t i, std::size_t j) {
    const auto found = plain.find({i, j});
    return found == plain.end() ? 0.0 : found->second;
  };
  for (ScoredPair& pair : pairs) {
    const auto [i, j] = pair.position;
    const double earlier = i > 0 && j > 0 ? score_at(i - 1, j - 1) : 0.0;
    pair.score += bonus * std::max(earlier, score_at(i + 1, j + 1));
  }
}

void favour_order(std::vector<ScoredPair>& pairs, double min_score, double bonus) {
  const std::vector<bool> is_in_order = in_common_order(pairs, min_score);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (is_in_order[i]) pairs[i].score += bonus;
  }
}

// Returns the partner in BEFORE of every page of AFTER, best pairs first.
std::vector<std::optional<std::size_t>> assign(std::vector<ScoredPair> pairs,
                                               std::size_t before_count, std::size_t after_count,
                                               double min_score) {
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const ScoredPair& a, const ScoredPair& b) { return a.score > b.score; });
  std::vector<std::optional<std::size_t>> partner(after_count);
  std::vector<bool> is_taken(before_count, false);
  for (const auto& [position, score] : pairs) {
    if (score < min_score || is_taken[position.before] || partner[position.after]) continue;
    is_taken[position.before] = true;
    partner[position.after] = position.before;
  }
  return partner;
}

}  // namespace

std::vector<PageMatch> match_pages(const std::vector<PageSketch>& before,
                                   const std::vector<PageSketch>& after, const KnownPairs& known,
                                   const MatchOptions& options) {
  std::vector<ScoredPair> pairs = with_known(
      scored_pairs(traits_of(before), traits_of(after), options.candidates), before, after, known);
  favour_neighbours(pairs, options.neighbour_bonus);
  favour_order(pairs, options.min_score, options.order_bonus);
  const auto partner = assign(std::move(pairs), before.size(), after.size(), options.min_score);
  std::vector<PageMatch> matches;
  std::set<std::size_t> used;
  for (std::size_t j = 0; j < after.size(); ++j) {
    if (partner[j]) used.insert(*partner[j]);
    matches.emplace_back(partner[j] ? std::optional<int>(before[*partner[j]].number) : std::nullopt,
                         after[j].number);
  }
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (!used.contains(i)) matches.emplace_back(before[i].number, std::nullopt);
  }
  return matches;
}

}  // namespace palimpsest::align
