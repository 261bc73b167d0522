#include "model/page_map.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace palimpsest {
namespace {

constexpr int kBackSteps = 3;  // each takes an error to a thirtieth: bends are that slight

// The cell of a grid that a place lies in, and how far, 0..1.
struct GridCell {
  int index = 0;
  double share = 0;
};

GridCell cell_of(double offset, double step, int nodes) {
  const double at = std::clamp(offset / step, 0.0, nodes - 1.0);
  const int index = std::min(static_cast<int>(at), nodes - 2);
  return {index, at - index};
}

ExactPoint between(ExactPoint a, ExactPoint b, double share) {
  return {a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)};
}

PageMap affine_inverse(const PageMap& map) {
  const double determinant = map.xx * map.yy - map.xy * map.yx;
  PageMap back;
  back.residual = map.residual;
  back.quality = map.quality;
  back.xx = map.yy / determinant;
  back.xy = -map.xy / determinant;
  back.yx = -map.yx / determinant;
  back.yy = map.xx / determinant;
  back.x0 = -(back.xx * map.x0 + back.xy * map.y0);
  back.y0 = -(back.yx * map.x0 + back.yy * map.y0);
  return back;
}

// Returns the place that `map` takes to `p`; `back` is the inverse of its affine part.
ExactPoint origin_of(const PageMap& map, const PageMap& back, ExactPoint p) {
  ExactPoint origin = back.map(p);
  for (int i = 0; i < kBackSteps; ++i) {
    const ExactPoint shift = map.bend.shift_at(origin);
    origin = back.map(ExactPoint{p.x - shift.x, p.y - shift.y});
  }
  return origin;
}

// A grid over what the grid of `map` becomes.
Bend bend_back(const PageMap& map, const PageMap& back) {
  const Bend& bend = map.bend;
  ExactPoint low{1e9, 1e9}, high{-1e9, -1e9};
  for (const int row : {0, Bend::kRows - 1}) {
    for (const int column : {0, Bend::kColumns - 1}) {
      const ExactPoint p = map.map(bend.node(column, row));
      low = {std::min(low.x, p.x), std::min(low.y, p.y)};
      high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    }
  }
  Bend result;
  result.corner = low;
  result.step = {(high.x - low.x) / (Bend::kColumns - 1), (high.y - low.y) / (Bend::kRows - 1)};
  for (int row = 0; row < Bend::kRows; ++row) {
    for (int column = 0; column < Bend::kColumns; ++column) {
      const ExactPoint p = result.node(column, row);
      const ExactPoint origin = origin_of(map, back, p), straight = back.map(p);
      result.shifts.push_back({origin.x - straight.x, origin.y - straight.y});
    }
  }
  return result;
}

}  // namespace

ExactPoint Bend::shift_at(ExactPoint p) const {
  if (is_flat()) return {};
  const GridCell across = cell_of(p.x - corner.x, step.x, kColumns);
  const GridCell down = cell_of(p.y - corner.y, step.y, kRows);
  const auto row =
      shifts.begin() + static_cast<std::ptrdiff_t>(down.index) * kColumns + across.index;
  return between(between(row[0], row[1], across.share),
                 between(row[kColumns], row[kColumns + 1], across.share), down.share);
}

ExactPoint PageMap::map(ExactPoint p) const {
  const ExactPoint shift = bend.shift_at(p);
  return {xx * p.x + xy * p.y + x0 + shift.x, yx * p.x + yy * p.y + y0 + shift.y};
}

Point PageMap::map(Point p) const {
  const ExactPoint to = map(ExactPoint{p.x.in_points(), p.y.in_points()});
  return {points(to.x), points(to.y)};
}

Region PageMap::map(const Region& r) const {
  const Point a = map(Point{r.left, r.top});
  const Point b = map(Point{r.right, r.top});
  const Point c = map(Point{r.left, r.bottom});
  const Point d = map(Point{r.right, r.bottom});
  return {std::min({a.x, b.x, c.x, d.x}), std::min({a.y, b.y, c.y, d.y}),
          std::max({a.x, b.x, c.x, d.x}), std::max({a.y, b.y, c.y, d.y})};
}

PageMap PageMap::flat_at(ExactPoint p) const {
  PageMap flat = *this;
  flat.bend = {};
  const ExactPoint shift = bend.shift_at(p);
  flat.x0 += shift.x;
  flat.y0 += shift.y;
  return flat;
}

PageMap PageMap::flat_at(const Region& region) const {
  const Point middle = region.center();
  return flat_at(ExactPoint{middle.x.in_points(), middle.y.in_points()});
}

PageMap PageMap::inverse() const {
  PageMap back = affine_inverse(*this);
  if (!bend.is_flat()) back.bend = bend_back(*this, back);
  return back;
}

}  // namespace palimpsest
