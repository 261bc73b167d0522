#include "pdf/declared/placement.hpp"

#include "pdf/drawn/drawn_pages.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace palimpsest::pdf {
namespace {

struct Spot {
  double x = 0;
  double y = 0;
};

Spot shown(const PageFrame& frame, Spot user) {
  const double width = frame.crop.right - frame.crop.left;
  const double height = frame.crop.top - frame.crop.bottom;
  const double x = user.x - frame.crop.left;
  const double y = frame.crop.top - user.y;
  switch (frame.rotation) {
    case 90:
      return {height - y, x};
    case 180:
      return {width - x, height - y};
    case 270:
      return {y, width - x};
    default:
      return {x, y};
  }
}

Spot mapped(const Matrix& m, double x, double y) {
  return {m.a * x + m.c * y + m.e, m.b * x + m.d * y + m.f};
}

}  // namespace

Matrix Matrix::after(const Matrix& first) const {
  return {a * first.a + c * first.b, b * first.a + d * first.b,     a * first.c + c * first.d,
          b * first.c + d * first.d, a * first.e + c * first.f + e, b * first.e + d * first.f + f};
}

Size PageFrame::size() const {
  const Length width = bounded_points(crop.right - crop.left);
  const Length height = bounded_points(crop.top - crop.bottom);
  return rotation % 180 == 0 ? Size{width, height} : Size{height, width};
}

Region PageFrame::place_unit_square(const Matrix& matrix) const {
  const std::array<Spot, 4> corners = {
      shown(*this, mapped(matrix, 0, 0)), shown(*this, mapped(matrix, 1, 0)),
      shown(*this, mapped(matrix, 0, 1)), shown(*this, mapped(matrix, 1, 1))};
  const auto by_x = [](Spot p, Spot q) { return p.x < q.x; };
  const auto by_y = [](Spot p, Spot q) { return p.y < q.y; };
  const auto [left, right] = std::minmax_element(corners.begin(), corners.end(), by_x);
  const auto [top, bottom] = std::minmax_element(corners.begin(), corners.end(), by_y);
  const Region whole{{}, {}, size().width, size().height};
  return intersection({bounded_points(left->x), bounded_points(top->y), bounded_points(right->x),
                       bounded_points(bottom->y)},
                      whole);
}

}  // namespace palimpsest::pdf
