// Lengths, points and regions of a page.
//
//   (0,0) ----------> x        Lengths are PDF points (1/72 inch) held as whole hundredths,
//   measured
//     |   +---------+          from the top left corner of the page as a reader sees it, after
//     v   | region  |          /Rotate. Regions are half-open: left and top belong to them, right
//     y   +---------+          and bottom do not.
#pragma once

#include <algorithm>
#include <cmath>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace palimpsest {

struct Length {
  std::int32_t hundredths = 0;

  [[nodiscard]] constexpr double in_points() const { return hundredths / 100.0; }

  friend constexpr auto operator<=>(Length, Length) = default;
  friend constexpr Length operator+(Length a, Length b) { return {a.hundredths + b.hundredths}; }
  friend constexpr Length operator-(Length a, Length b) { return {a.hundredths - b.hundredths}; }
  friend constexpr Length operator-(Length a) { return {-a.hundredths}; }
};

[[nodiscard]] inline Length points(double value) {
  return {static_cast<std::int32_t>(std::lround(value * 100))};
}

struct Point {
  Length x;
  Length y;

  friend constexpr auto operator<=>(const Point&, const Point&) = default;
};

struct Size {
  Length width;
  Length height;

  friend constexpr bool operator==(const Size&, const Size&) = default;
};

struct Region {
  Length left;
  Length top;
  Length right;
  Length bottom;

  [[nodiscard]] constexpr Length width() const { return right - left; }
  [[nodiscard]] constexpr Length height() const { return bottom - top; }
  [[nodiscard]] constexpr bool is_empty() const { return right <= left || bottom <= top; }
  [[nodiscard]] constexpr Point center() const {
    return {{(left.hundredths + right.hundredths) / 2}, {(top.hundredths + bottom.hundredths) / 2}};
  }
  [[nodiscard]] constexpr bool contains(Point p) const {
    return p.x >= left && p.x < right && p.y >= top && p.y < bottom;
  }

  friend constexpr auto operator<=>(const Region&, const Region&) = default;
};

// A polygon, its points in order, closed by itself.
using Outline = std::vector<Point>;

// Returns the area in square points; 0 when empty.
[[nodiscard]] inline double area(const Region& r) {
  return r.is_empty() ? 0.0 : r.width().in_points() * r.height().in_points();
}

// Returns what both cover; is_empty() when nothing.
[[nodiscard]] constexpr Region intersection(const Region& a, const Region& b) {
  return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right),
          std::min(a.bottom, b.bottom)};
}

// Returns the smallest region that covers both.
[[nodiscard]] constexpr Region bounding_region(const Region& a, const Region& b) {
  return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right),
          std::max(a.bottom, b.bottom)};
}

// Returns `r` with every side moved outwards by `margin` (inwards when negative).
[[nodiscard]] constexpr Region grown(const Region& r, Length margin) {
  return {r.left - margin, r.top - margin, r.right + margin, r.bottom + margin};
}

// Whether a point lies inside an outline, by the even-odd rule.
[[nodiscard]] inline bool contains(const Outline& outline, Point p) {
  bool is_in = false;
  for (std::size_t i = 0, j = outline.size() - 1; i < outline.size(); j = i++) {
    const Point& a = outline[i];
    const Point& b = outline[j];
    if ((a.y > p.y) == (b.y > p.y)) continue;
    const double t = (p.y - a.y).in_points() / (b.y - a.y).in_points();
    if (p.x.in_points() < a.x.in_points() + t * (b.x - a.x).in_points()) is_in = !is_in;
  }
  return is_in;
}

// Returns the share of `part` that `whole` covers, 0..1; 0 when `part` is empty.
[[nodiscard]] inline double covered_share(const Region& part, const Region& whole) {
  return part.is_empty() ? 0.0 : area(intersection(part, whole)) / area(part);
}

// Returns intersection over union, 0..1.
[[nodiscard]] inline double overlap(const Region& a, const Region& b) {
  const double both = area(intersection(a, b));
  const double either = area(a) + area(b) - both;
  return either > 0 ? both / either : 0.0;
}

}  // namespace palimpsest
