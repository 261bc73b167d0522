#include "align/match_pages.hpp"

#include "align/fingerprint_cells.hpp"
#include "align/word_shingles.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace palimpsest::align {
namespace {

struct Sketch {
  Shingles shingles;
  std::optional<Cells> cells;

  [[nodiscard]] bool is_empty() const { return shingles.empty() && (!cells || is_blank(*cells)); }
};

struct Candidate {
  std::size_t before = 0;
  std::size_t after = 0;
  double score = 0;
};

std::vector<Sketch> sketches_of(const std::vector<PageSketch>& pages) {
  std::vector<Sketch> sketches;
  for (const PageSketch& page : pages) {
    sketches.push_back(
        {page.lines ? shingles_of(*page.lines) : Shingles{}, cells_of(page.fingerprint)});
  }
  return sketches;
}

// Few words say little: a page of stamps must not match by its stamps alone.
constexpr double kFullVoice = 40;  // shingles

double score_of(const Sketch& a, const Sketch& b) {
  if (a.is_empty() && b.is_empty()) return 0.5;
  const double words = shared_share(a.shingles, b.shingles);
  const auto fewer = static_cast<double>(std::min(a.shingles.size(), b.shingles.size()));
  if (!a.cells || !b.cells) return words;
  const double look = similarity(*a.cells, *b.cells);
  const double voice = 0.6 * std::min(1.0, fewer / kFullVoice);
  // OCR of the same page keeps a third of its shingles at worst: that is a full yes of the words.
  const double word_vote = std::min(1.0, words * 2.5);
  return voice * word_vote + (1 - voice) * look;
}

// Pages that share rare shingles with a page, most first.
class ShingleIndex {
 public:
  explicit ShingleIndex(const std::vector<Sketch>& sketches) {
    for (std::size_t i = 0; i < sketches.size(); ++i) {
      for (const std::uint64_t shingle : sketches[i].shingles) pages_[shingle].push_back(i);
    }
  }

  [[nodiscard]] std::vector<std::size_t> nearest(const Sketch& sketch, int count) const {
    constexpr std::size_t kRare = 8;  // pages: commoner shingles are headers and forms
    std::map<std::size_t, int> votes;
    for (const std::uint64_t shingle : sketch.shingles) {
      const auto found = pages_.find(shingle);
      if (found == pages_.end() || found->second.size() > kRare) continue;
      for (const std::size_t page : found->second) ++votes[page];
    }
    std::vector<std::pair<int, std::size_t>> ranked;
    for (const auto& [page, number] : votes) ranked.emplace_back(-number, page);
    std::sort(ranked.begin(), ranked.end());
    std::vector<std::size_t> pages;
    for (const auto& [votes_against, page] : ranked) {
      if (static_cast<int>(pages.size()) == count) break;
      pages.push_back(page);
    }
    return pages;
  }

 private:
  std::map<std::uint64_t, std::vector<std::size_t>> pages_;
};

// Short documents are compared whole: the look of every pair costs 0.1 ms.
constexpr std::size_t kWholePairs = 900;

std::vector<Candidate> candidates_of(const std::vector<Sketch>& before,
                                     const std::vector<Sketch>& after,
                                     const MatchOptions& options) {
  const bool is_short = before.size() * after.size() <= kWholePairs;
  const ShingleIndex index(before);
  std::vector<Candidate> candidates;
  for (std::size_t j = 0; j < after.size(); ++j) {
    std::set<std::size_t> partners;
    for (const std::size_t i : index.nearest(after[j], options.candidates)) partners.insert(i);
    const auto reach = static_cast<std::size_t>(options.near_pages);
    const std::size_t first = is_short || j < reach ? 0 : j - reach;
    const std::size_t end = is_short ? before.size() : std::min(before.size(), j + reach + 1);
    for (std::size_t i = first; i < end; ++i) partners.insert(i);
    for (const std::size_t i : partners) {
      candidates.push_back({i, j, score_of(before[i], after[j])});
    }
  }
  return candidates;
}

void favour_neighbours(std::vector<Candidate>& candidates, double bonus) {
  std::map<std::pair<std::size_t, std::size_t>, double> plain;
  for (const Candidate& c : candidates) plain[{c.before, c.after}] = c.score;
  const auto score_at = [&](std::size_t i, std::size_t j) {
    const auto found = plain.find({i, j});
    return found == plain.end() ? 0.0 : found->second;
  };
  for (Candidate& c : candidates) {
    const bool has_earlier = c.before > 0 && c.after > 0;
    const double earlier = has_earlier ? score_at(c.before - 1, c.after - 1) : 0.0;
    c.score += bonus * std::max(earlier, score_at(c.before + 1, c.after + 1));
  }
}

// Returns the partner in BEFORE of every page of AFTER, best pairs first.
std::vector<std::optional<std::size_t>> assign(std::vector<Candidate> candidates,
                                               std::size_t before_count, std::size_t after_count,
                                               double min_score) {
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
  std::vector<std::optional<std::size_t>> partner(after_count);
  std::vector<bool> is_taken(before_count, false);
  for (const Candidate& c : candidates) {
    if (c.score < min_score || is_taken[c.before] || partner[c.after]) continue;
    is_taken[c.before] = true;
    partner[c.after] = c.before;
  }
  return partner;
}

}  // namespace

std::vector<PageMatch> match_pages(const std::vector<PageSketch>& before,
                                   const std::vector<PageSketch>& after,
                                   const MatchOptions& options) {
  std::vector<Candidate> candidates =
      candidates_of(sketches_of(before), sketches_of(after), options);
  favour_neighbours(candidates, options.neighbour_bonus);
  const auto partner =
      assign(std::move(candidates), before.size(), after.size(), options.min_score);
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
