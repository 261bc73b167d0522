#include "align/affine_fit.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace palimpsest::align {
namespace {

constexpr int kTrials = 600;        // finds a map that 30 % of the pairs support
constexpr int kRefinements = 6;     // of the least squares over the agreeing pairs
constexpr double kMinPairGap = 60;  // points: pairs closer together say nothing of turn and scale
constexpr std::uint32_t kSeed = 4711;  // any; fixed, so that a page always gets the same map

class Dice {
 public:
  std::size_t roll(std::size_t sides) {
    state_ = state_ * 1664525U + 1013904223U;
    return (state_ >> 8U) % sides;
  }

 private:
  std::uint32_t state_ = kSeed;
};

double distance(const PageMap& map, const ControlPair& pair) {
  return std::hypot(map.xx * pair.x + map.xy * pair.y + map.x0 - pair.to_x,
                    map.yx * pair.x + map.yy * pair.y + map.y0 - pair.to_y);
}

// Returns the map of turn, scale and shift that takes two places to their partners.
PageMap from_two(const ControlPair& a, const ControlPair& b) {
  const double x = b.x - a.x, y = b.y - a.y;
  const double to_x = b.to_x - a.to_x, to_y = b.to_y - a.to_y;
  const double square = x * x + y * y;
  PageMap map;
  map.xx = map.yy = (x * to_x + y * to_y) / square;
  map.yx = (x * to_y - y * to_x) / square;
  map.xy = -map.yx;
  map.x0 = a.to_x - map.xx * a.x - map.xy * a.y;
  map.y0 = a.to_y - map.yx * a.x - map.yy * a.y;
  return map;
}

bool is_plausible(const PageMap& map, const FitOptions& options) {
  const double scale = std::sqrt(std::abs(map.xx * map.yy - map.xy * map.yx));
  return map.xx > 0 && map.yy > 0 && std::abs(scale - 1) <= options.max_scale &&
         std::abs(map.yx - map.xy) / 2 <= options.max_turn &&
         std::abs(map.xx - map.yy) <= 2 * options.max_shear &&
         std::abs(map.xy + map.yx) <= 2 * options.max_shear;
}

double support(const std::vector<ControlPair>& pairs, const PageMap& map, double tolerance) {
  double sum = 0;
  for (const ControlPair& pair : pairs) {
    const double off = distance(map, pair) / tolerance;
    if (off < 1) sum += pair.weight * (1 - off * off);
  }
  return sum;
}

// Solves the symmetric 3x3 system in place by elimination; false when it has no single solution.
bool solve(std::array<std::array<double, 5>, 3>& rows) {
  for (std::size_t i = 0; i < 3; ++i) {
    if (std::abs(rows[i][i]) < 1e-9) return false;
    for (std::size_t k = 0; k < 3; ++k) {
      if (k == i) continue;
      const double factor = rows[k][i] / rows[i][i];
      for (std::size_t j = i; j < 5; ++j) rows[k][j] -= factor * rows[i][j];
    }
  }
  for (std::size_t i = 0; i < 3; ++i) {
    rows[i][3] /= rows[i][i];
    rows[i][4] /= rows[i][i];
  }
  return true;
}

// Returns the least-squares map over the pairs within `tolerance` of `map`; pairs count less the
// farther they are. Coordinates are centred so that the system is well conditioned.
std::optional<PageMap> refined(const std::vector<ControlPair>& pairs, const PageMap& map,
                               double tolerance) {
  constexpr double kCentreX = 306, kCentreY = 396;
  std::array<std::array<double, 5>, 3> rows{};
  for (const ControlPair& pair : pairs) {
    const double off = distance(map, pair) / tolerance;
    if (off >= 1) continue;
    const double weight = pair.weight * (1 - off * off) * (1 - off * off);
    const std::array<double, 3> basis = {pair.x - kCentreX, pair.y - kCentreY, 1};
    for (std::size_t i = 0; i < 3; ++i) {
      for (std::size_t j = 0; j < 3; ++j) rows[i][j] += weight * basis[i] * basis[j];
      rows[i][3] += weight * basis[i] * pair.to_x;
      rows[i][4] += weight * basis[i] * pair.to_y;
    }
  }
  if (!solve(rows)) return std::nullopt;
  PageMap better;
  better.xx = rows[0][3], better.xy = rows[1][3], better.x0 = rows[2][3];
  better.yx = rows[0][4], better.yy = rows[1][4], better.y0 = rows[2][4];
  better.x0 -= better.xx * kCentreX + better.xy * kCentreY;
  better.y0 -= better.yx * kCentreX + better.yy * kCentreY;
  return better;
}

std::optional<PageMap> best_of_trials(const std::vector<ControlPair>& pairs,
                                      const FitOptions& options) {
  std::optional<PageMap> best;
  double best_support = 0;
  Dice dice;
  for (int trial = 0; trial < kTrials; ++trial) {
    const ControlPair& a = pairs[dice.roll(pairs.size())];
    const ControlPair& b = pairs[dice.roll(pairs.size())];
    if (std::hypot(a.x - b.x, a.y - b.y) < kMinPairGap) continue;
    const PageMap map = from_two(a, b);
    if (!is_plausible(map, options)) continue;
    const double value = support(pairs, map, options.tolerance);
    if (value > best_support) best = map, best_support = value;
  }
  return best;
}

Fit judged(const std::vector<ControlPair>& pairs, PageMap map, double tolerance) {
  std::vector<double> distances;
  for (const ControlPair& pair : pairs) {
    const double off = distance(map, pair);
    if (off < tolerance) distances.push_back(off);
  }
  const auto agreeing = static_cast<int>(distances.size());
  if (agreeing > 0) {
    std::nth_element(distances.begin(), distances.begin() + agreeing / 2, distances.end());
    map.residual = distances[distances.size() / 2];
  }
  map.quality = static_cast<double>(agreeing) / static_cast<double>(pairs.size());
  return {map, agreeing};
}

}  // namespace

std::optional<Fit> fit_affine(const std::vector<ControlPair>& pairs, const FitOptions& options) {
  if (static_cast<int>(pairs.size()) < options.min_pairs) return std::nullopt;
  const std::optional<PageMap> rough = best_of_trials(pairs, options);
  if (!rough) return std::nullopt;
  PageMap map = *rough;
  for (int round = 0; round < kRefinements; ++round) {
    const std::optional<PageMap> better = refined(pairs, map, options.tolerance);
    // Pairs in one line cannot tell a shear from a turn: then the map of turn and scale stands.
    if (!better || !is_plausible(*better, options)) break;
    map = *better;
  }
  const Fit fit = judged(pairs, map, options.tolerance);
  if (fit.agreeing < options.min_pairs) return std::nullopt;
  return fit;
}

}  // namespace palimpsest::align
