#include "align/bend_fit.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace palimpsest::align {
namespace {

constexpr int kPasses = 3;
constexpr double kFarWeight = 1e-4;  // of far pairs: they decide only where no other is near

// What a map leaves of one pair.
struct Left {
  ExactPoint at;
  ExactPoint shift;
  double weight = 1;
};

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

std::vector<Left> left_by(const PageMap& map, const std::vector<ControlPair>& pairs, double reach) {
  std::vector<Left> left;
  for (const ControlPair& pair : pairs) {
    const ExactPoint to = map.map(ExactPoint{pair.x, pair.y});
    const ExactPoint shift{pair.to_x - to.x, pair.to_y - to.y};
    if (std::hypot(shift.x, shift.y) < reach)
      left.push_back({{pair.x, pair.y}, shift, pair.weight});
  }
  return left;
}

// Paper bends slowly: a pair that its neighbours contradict was found at a wrong place.
std::vector<Left> consistent(const std::vector<Left>& left, const BendOptions& options) {
  std::vector<Left> kept;
  const auto count = static_cast<std::size_t>(options.neighbours);
  for (const Left& each : left) {
    std::vector<std::pair<double, const Left*>> near;
    for (const Left& other : left) {
      if (&other == &each) continue;
      near.emplace_back(std::hypot(other.at.x - each.at.x, other.at.y - each.at.y), &other);
    }
    if (near.size() < count) continue;
    std::partial_sort(near.begin(), near.begin() + options.neighbours, near.end());
    std::vector<double> across, down;
    for (std::size_t i = 0; i < count; ++i) {
      across.push_back(near[i].second->shift.x);
      down.push_back(near[i].second->shift.y);
    }
    const double off = std::hypot(each.shift.x - median(across), each.shift.y - median(down));
    if (off < options.loose) kept.push_back(each);
  }
  return kept;
}

ExactPoint shift_around(const std::vector<Left>& left, ExactPoint at, double radius) {
  ExactPoint sum;
  double weights = 0;
  for (const Left& each : left) {
    const double far = std::hypot(each.at.x - at.x, each.at.y - at.y) / radius;
    const double weight = each.weight * (std::exp(-far * far / 2) + kFarWeight / (1 + far * far));
    sum = {sum.x + weight * each.shift.x, sum.y + weight * each.shift.y};
    weights += weight;
  }
  return {sum.x / weights, sum.y / weights};
}

Bend grid_over(const std::vector<Left>& left) {
  ExactPoint low = left.front().at, high = low;
  for (const Left& each : left) {
    low = {std::min(low.x, each.at.x), std::min(low.y, each.at.y)};
    high = {std::max(high.x, each.at.x), std::max(high.y, each.at.y)};
  }
  Bend bend;
  bend.corner = low;
  bend.step = {std::max(1.0, high.x - low.x) / (Bend::kColumns - 1),
               std::max(1.0, high.y - low.y) / (Bend::kRows - 1)};
  bend.shifts.assign(static_cast<std::size_t>(Bend::kColumns * Bend::kRows), ExactPoint{});
  return bend;
}

// Means flatten hills. What they leave is smoothed and added, until little is left (J. W. Tukey,
// Exploratory Data Analysis, 1977: "twicing").
void follow(Bend& bend, const std::vector<Left>& left, double radius) {
  for (int pass = 0; pass < kPasses; ++pass) {
    std::vector<Left> rest = left;
    for (Left& each : rest) {
      const ExactPoint shift = bend.shift_at(each.at);
      each.shift = {each.shift.x - shift.x, each.shift.y - shift.y};
    }
    for (int row = 0; row < Bend::kRows; ++row) {
      for (int column = 0; column < Bend::kColumns; ++column) {
        const ExactPoint more = shift_around(rest, bend.node(column, row), radius);
        ExactPoint& shift = bend.shifts[static_cast<std::size_t>(row * Bend::kColumns + column)];
        shift = {shift.x + more.x, shift.y + more.y};
      }
    }
  }
}

bool is_paper(const Bend& bend, double max_slope) {
  const auto at = [&](int column, int row) {
    return bend.shifts[static_cast<std::size_t>(row * Bend::kColumns + column)];
  };
  for (int row = 0; row < Bend::kRows; ++row) {
    for (int column = 0; column < Bend::kColumns; ++column) {
      const ExactPoint here = at(column, row);
      const ExactPoint right = at(std::min(column + 1, Bend::kColumns - 1), row);
      const ExactPoint below = at(column, std::min(row + 1, Bend::kRows - 1));
      if (std::hypot(right.x - here.x, right.y - here.y) > max_slope * bend.step.x ||
          std::hypot(below.x - here.x, below.y - here.y) > max_slope * bend.step.y) {
        return false;
      }
    }
  }
  return true;
}

}  // namespace

std::optional<Fit> fit_bend(const std::vector<ControlPair>& pairs, PageMap map,
                            const BendOptions& options) {
  map.bend = {};
  const std::vector<Left> left = consistent(left_by(map, pairs, options.reach), options);
  if (left.size() < static_cast<std::size_t>(2 * options.neighbours)) return std::nullopt;
  map.bend = grid_over(left);
  follow(map.bend, left, options.radius);
  if (!is_paper(map.bend, options.max_slope)) return std::nullopt;
  std::vector<double> distances;
  for (const Left& each : left_by(map, pairs, options.tolerance)) {
    distances.push_back(std::hypot(each.shift.x, each.shift.y));
  }
  if (distances.empty()) return std::nullopt;
  const auto agreeing = static_cast<int>(distances.size());
  map.residual = median(std::move(distances));
  map.quality = static_cast<double>(agreeing) / static_cast<double>(pairs.size());
  return Fit{std::move(map), agreeing};
}

}  // namespace palimpsest::align
