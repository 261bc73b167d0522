#include "redact/ink/tiles.hpp"

#include "redact/ink/shape.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <map>
#include <utility>

namespace palimpsest::redact {
namespace {

const Length kMinSide = points(3.5);    // lower and narrower tiles are ragged edges
constexpr double kCoveredShare = 0.88;  // of the pixels lie in tiles

struct RowRun {
  int from = 0;
  int to = 0;
};

std::vector<RowRun> runs_of(const Mask& mask, int y, int min_length) {
  std::vector<RowRun> runs;
  for (int x = 0; x < mask.width(); ++x) {
    if (!mask.at(x, y)) continue;
    if (runs.empty() || x - runs.back().to > kMaxNoiseGap) runs.push_back({x, x});
    runs.back().to = x + 1;
  }
  std::erase_if(runs, [&](const RowRun& run) { return run.to - run.from < min_length; });
  return runs;
}

// A tile that grows downwards as long as rows have a run with the same ends.
void add_row(const std::vector<RowRun>& runs, int y, int tolerance, std::vector<PixelBox>& tiles) {
  for (const RowRun& run : runs) {
    const auto above = std::find_if(tiles.begin(), tiles.end(), [&](const PixelBox& tile) {
      return tile.bottom == y && std::abs(tile.left - run.from) <= tolerance &&
             std::abs(tile.right - run.to) <= tolerance;
    });
    if (above != tiles.end()) {
      above->bottom = y + 1;
    } else {
      tiles.push_back({run.from, y, run.to, y + 1});
    }
  }
}

using Corner = std::pair<int, int>;

// The sides of cells of a grid, from corner to corner, with the covered cell on the right hand.
class Border {
 public:
  explicit Border(const std::vector<PixelBox>& tiles) : tiles_(tiles) {
    for (const PixelBox& tile : tiles) {
      xs_.insert(xs_.end(), {tile.left, tile.right});
      ys_.insert(ys_.end(), {tile.top, tile.bottom});
    }
    for (std::vector<int>* each : {&xs_, &ys_}) {
      std::sort(each->begin(), each->end());
      each->erase(std::unique(each->begin(), each->end()), each->end());
    }
  }

  [[nodiscard]] PixelOutline outline() const;

 private:
  [[nodiscard]] bool is_covered(std::size_t column, std::size_t row) const;
  [[nodiscard]] std::multimap<Corner, Corner> sides() const;

  const std::vector<PixelBox>& tiles_;
  std::vector<int> xs_, ys_;
};

// Columns and rows count from 1, so that 0 lies outside.
bool Border::is_covered(std::size_t column, std::size_t row) const {
  if (column == 0 || row == 0 || column >= xs_.size() || row >= ys_.size()) return false;
  const int x = xs_[column - 1], y = ys_[row - 1];
  return std::any_of(tiles_.begin(), tiles_.end(), [&](const PixelBox& tile) {
    return tile.left <= x && x < tile.right && tile.top <= y && y < tile.bottom;
  });
}

std::multimap<Corner, Corner> Border::sides() const {
  std::multimap<Corner, Corner> sides;
  for (std::size_t row = 1; row < ys_.size(); ++row) {
    for (std::size_t column = 1; column < xs_.size(); ++column) {
      if (!is_covered(column, row)) continue;
      const int left = xs_[column - 1], right = xs_[column];
      const int top = ys_[row - 1], bottom = ys_[row];
      if (!is_covered(column, row - 1)) sides.insert({{left, top}, {right, top}});
      if (!is_covered(column + 1, row)) sides.insert({{right, top}, {right, bottom}});
      if (!is_covered(column, row + 1)) sides.insert({{right, bottom}, {left, bottom}});
      if (!is_covered(column - 1, row)) sides.insert({{left, bottom}, {left, top}});
    }
  }
  return sides;
}

bool is_between(const Corner& a, const Corner& corner, const Corner& b) {
  return (a.first == corner.first && corner.first == b.first) ||
         (a.second == corner.second && corner.second == b.second);
}

PixelOutline Border::outline() const {
  std::multimap<Corner, Corner> open = sides();
  PixelOutline corners;
  Corner at = open.begin()->first;
  for (auto side = open.find(at); side != open.end(); side = open.find(at)) {
    if (corners.size() >= 2 && is_between(corners[corners.size() - 2], corners.back(), at)) {
      corners.pop_back();
    }
    corners.push_back(at);
    at = side->second;
    open.erase(side);
  }
  if (!open.empty()) return {};
  if (is_between(corners[corners.size() - 2], corners.back(), corners.front())) corners.pop_back();
  return corners;
}

// A step between two tiles is a few pixels high where it was blurred or is slanting.
void close_steps(std::vector<PixelBox>& tiles, int reach) {
  for (PixelBox& upper : tiles) {
    for (const PixelBox& lower : tiles) {
      const bool overlaps = upper.left < lower.right && lower.left < upper.right;
      const int gap = lower.top - upper.bottom;
      if (overlaps && gap > 0 && gap <= reach) upper.bottom = lower.top;
    }
  }
}

}  // namespace

std::vector<PixelBox> tiles_of(const Component& component, int dpi) {
  const int min_side = pixels_of(kMinSide, dpi);
  const int tolerance = pixels_of(kEdgeTolerance, dpi);
  std::vector<PixelBox> tiles;
  for (int y = 0; y < component.mask.height(); ++y) {
    add_row(runs_of(component.mask, y, min_side), y, tolerance, tiles);
  }
  std::erase_if(tiles, [&](const PixelBox& tile) { return tile.height() < min_side; });
  double covered = 0;
  for (const PixelBox& tile : tiles) covered += component.mask.count(tile);
  const PixelBox whole{0, 0, component.mask.width(), component.mask.height()};
  if (covered < kCoveredShare * component.mask.count(whole)) return {};
  return tiles;
}

PixelOutline outline_around(std::vector<PixelBox> tiles, int dpi) {
  if (tiles.size() < 2) return {};
  close_steps(tiles, pixels_of(kMinSide, dpi));
  return Border(tiles).outline();
}

PixelBox bounds_of(const std::vector<PixelBox>& boxes) {
  PixelBox bounds = boxes.front();
  for (const PixelBox& box : boxes) {
    bounds = {std::min(bounds.left, box.left), std::min(bounds.top, box.top),
              std::max(bounds.right, box.right), std::max(bounds.bottom, box.bottom)};
  }
  return bounds;
}

int common_border(const PixelBox& a, const PixelBox& b, int reach) {
  const int across = std::min(a.right, b.right) - std::max(a.left, b.left);
  const int along = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
  if (across < -reach || along < -reach) return 0;
  return std::max(across, along);
}

}  // namespace palimpsest::redact
