#include "model/page_map.hpp"

namespace palimpsest {

Point PageMap::map(Point p) const {
  const double x = p.x.in_points();
  const double y = p.y.in_points();
  return {points(xx * x + xy * y + x0), points(yx * x + yy * y + y0)};
}

Region PageMap::map(const Region& r) const {
  const Point a = map(Point{r.left, r.top});
  const Point b = map(Point{r.right, r.top});
  const Point c = map(Point{r.left, r.bottom});
  const Point d = map(Point{r.right, r.bottom});
  return {std::min({a.x, b.x, c.x, d.x}), std::min({a.y, b.y, c.y, d.y}),
          std::max({a.x, b.x, c.x, d.x}), std::max({a.y, b.y, c.y, d.y})};
}

PageMap PageMap::inverse() const {
  const double determinant = xx * yy - xy * yx;
  PageMap back = *this;
  back.xx = yy / determinant;
  back.xy = -xy / determinant;
  back.yx = -yx / determinant;
  back.yy = xx / determinant;
  back.x0 = -(back.xx * x0 + back.xy * y0);
  back.y0 = -(back.yx * x0 + back.yy * y0);
  return back;
}

}  // namespace palimpsest
