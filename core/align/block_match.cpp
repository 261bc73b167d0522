#include "align/block_match.hpp"

#include <cmath>
#include <optional>

namespace palimpsest::align {
namespace {

constexpr double kPointsPerInch = 72;
constexpr double kMinSpread = 0.03;  // standard deviation of ink: paper with specks has 0.01

struct Patch {
  int side = 0;
  std::vector<float> ink;

  [[nodiscard]] const float* row(int y) const {
    return ink.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(side);
  }
};

// Returns the block whose top left pixel is (left, top), its mean taken away and its length made
// 1; nothing when it has no texture.
std::optional<Patch> normalized_block(const InkPicture& picture, int left, int top, int side) {
  Patch patch{side, {}};
  double sum = 0, squares = 0;
  for (int y = 0; y < side; ++y) {
    const float* row = picture.row(top + y) + left;
    for (int x = 0; x < side; ++x) {
      patch.ink.push_back(row[x]);
      sum += row[x];
      squares += row[x] * row[x];
    }
  }
  const double count = 1.0 * side * side;
  const double spread = squares - sum * sum / count;
  if (spread < kMinSpread * kMinSpread * count) return std::nullopt;
  const auto mean = static_cast<float>(sum / count);
  const auto length = static_cast<float>(std::sqrt(spread));
  for (float& ink : patch.ink) ink = (ink - mean) / length;
  return patch;
}

// Returns the surroundings of where the map puts the block, as seen on AFTER and turned back into
// the directions of BEFORE.
Patch surroundings(const InkPicture& before, const InkPicture& after, const PageMap& map, int left,
                   int top, int side) {
  const double from = kPointsPerInch / before.per_inch;
  const double to = after.per_inch / kPointsPerInch;
  const double step_xx = map.xx * from * to, step_xy = map.xy * from * to;
  const double step_yx = map.yx * from * to, step_yy = map.yy * from * to;
  Patch patch{side, {}};
  patch.ink.reserve(static_cast<std::size_t>(side) * static_cast<std::size_t>(side));
  for (int y = 0; y < side; ++y) {
    double x_at = step_xx * (left + 0.5) + step_xy * (top + y + 0.5) + map.x0 * to - 0.5;
    double y_at = step_yx * (left + 0.5) + step_yy * (top + y + 0.5) + map.y0 * to - 0.5;
    for (int x = 0; x < side; ++x, x_at += step_xx, y_at += step_yx) {
      patch.ink.push_back(after.at(x_at, y_at));
    }
  }
  return patch;
}

// Sums over all rectangles that start at the corner, to get any block's sum in four reads.
std::vector<double> running_sums(const Patch& patch, bool squared) {
  const auto width = static_cast<std::size_t>(patch.side) + 1;
  std::vector<double> sums(width * width, 0.0);
  for (std::size_t y = 1; y < width; ++y) {
    const float* row = patch.row(static_cast<int>(y) - 1);
    double line = 0;
    for (std::size_t x = 1; x < width; ++x) {
      line += squared ? row[x - 1] * row[x - 1] : row[x - 1];
      sums[y * width + x] = sums[(y - 1) * width + x] + line;
    }
  }
  return sums;
}

double sum_in(const std::vector<double>& sums, int width, int x, int y, int side) {
  const auto at = [&](int px, int py) { return sums[static_cast<std::size_t>(py) * width + px]; };
  return at(x + side, y + side) - at(x, y + side) - at(x + side, y) + at(x, y);
}

// The correlation of the block with every place of its surroundings.
struct Landscape {
  int side = 0;
  std::vector<double> values;

  [[nodiscard]] double at(int x, int y) const {
    return values[static_cast<std::size_t>(y) * side + x];
  }
};

double product(const Patch& block, const Patch& around, int x, int y) {
  float sum = 0;
  for (int row = 0; row < block.side; ++row) {
    const float* a = block.row(row);
    const float* b = around.row(y + row) + x;
    float line = 0;
    for (int i = 0; i < block.side; ++i) line += a[i] * b[i];
    sum += line;
  }
  return sum;
}

Landscape correlate(const Patch& block, const Patch& around) {
  const std::vector<double> sums = running_sums(around, false);
  const std::vector<double> squares = running_sums(around, true);
  const double count = 1.0 * block.side * block.side;
  Landscape land{around.side - block.side + 1, {}};
  for (int y = 0; y < land.side; ++y) {
    for (int x = 0; x < land.side; ++x) {
      const double sum = sum_in(sums, around.side + 1, x, y, block.side);
      const double spread = sum_in(squares, around.side + 1, x, y, block.side) - sum * sum / count;
      const bool has_texture = spread > kMinSpread * kMinSpread * count;
      land.values.push_back(has_texture ? product(block, around, x, y) / std::sqrt(spread) : 0);
    }
  }
  return land;
}

// Where between the pixels the peak of a parabola through three values lies.
double summit(double before, double peak, double after) {
  const double curve = before - 2 * peak + after;
  return curve < -1e-9 ? 0.5 * (before - after) / curve : 0.0;
}

struct Peak {
  double dx = 0, dy = 0;
  double value = 0;
};

// Returns the highest place, or nothing when it lies on the border: the true one may be outside.
std::optional<Peak> highest(const Landscape& land) {
  int best_x = 0, best_y = 0;
  for (int y = 0; y < land.side; ++y) {
    for (int x = 0; x < land.side; ++x) {
      if (land.at(x, y) > land.at(best_x, best_y)) best_x = x, best_y = y;
    }
  }
  const int last = land.side - 1;
  if (best_x == 0 || best_y == 0 || best_x == last || best_y == last) return std::nullopt;
  const double value = land.at(best_x, best_y);
  const double middle = last / 2.0;
  return Peak{
      best_x - middle + summit(land.at(best_x - 1, best_y), value, land.at(best_x + 1, best_y)),
      best_y - middle + summit(land.at(best_x, best_y - 1), value, land.at(best_x, best_y + 1)),
      value};
}

ControlPair control_pair(const InkPicture& before, const PageMap& map, double x, double y,
                         const Peak& peak) {
  const double scale = kPointsPerInch / before.per_inch;
  const double from_x = (x + peak.dx) * scale, from_y = (y + peak.dy) * scale;
  const ExactPoint to = map.map(ExactPoint{from_x, from_y});
  return {x * scale, y * scale, to.x, to.y, peak.value};
}

}  // namespace

BlockMatches match_blocks(const InkPicture& before, const InkPicture& after, const PageMap& map,
                          const BlockOptions& options) {
  const int side = static_cast<int>(std::lround(options.side * before.per_inch));
  const int step = std::max(1, static_cast<int>(std::lround(options.step * before.per_inch)));
  const int reach = std::max(2, static_cast<int>(std::lround(options.reach * before.per_inch)));
  BlockMatches matches;
  for (int top = 0; top + side <= before.height; top += step) {
    for (int left = 0; left + side <= before.width; left += step) {
      const std::optional<Patch> block = normalized_block(before, left, top, side);
      if (!block) continue;
      ++matches.searched;
      const double x = left + side / 2.0, y = top + side / 2.0;
      const double scale = kPointsPerInch / before.per_inch;
      const PageMap here = map.flat_at(ExactPoint{x * scale, y * scale});
      const Patch around =
          surroundings(before, after, here, left - reach, top - reach, side + 2 * reach);
      const std::optional<Peak> peak = highest(correlate(*block, around));
      if (!peak || peak->value < options.min_correlation) continue;
      matches.pairs.push_back(control_pair(before, here, x, y, *peak));
    }
  }
  return matches;
}

}  // namespace palimpsest::align
