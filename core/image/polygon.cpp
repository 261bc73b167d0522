#include "image/polygon.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace palimpsest::image {
namespace {

// Returns where the polygon crosses the middle of row `y`, from left to right.
std::vector<double> crossings(const std::vector<PixelPoint>& polygon, int y) {
  const double middle = y + 0.5;
  std::vector<double> found;
  for (std::size_t i = 0; i < polygon.size(); ++i) {
    const PixelPoint& a = polygon[i];
    const PixelPoint& b = polygon[(i + 1) % polygon.size()];
    if ((a.y < middle) == (b.y < middle)) continue;
    found.push_back(a.x + (middle - a.y) / (b.y - a.y) * (b.x - a.x));
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

void for_each_run(const std::vector<PixelPoint>& polygon, int width, int height,
                  const std::function<void(int y, int left, int right)>& fill) {
  if (polygon.empty()) return;
  const auto [top, bottom] = std::minmax_element(
      polygon.begin(), polygon.end(), [](const auto& a, const auto& b) { return a.y < b.y; });
  for (int y = std::max(0, top->y); y < std::min(height, bottom->y); ++y) {
    const std::vector<double> xs = crossings(polygon, y);
    for (std::size_t i = 0; i + 1 < xs.size(); i += 2) {
      const int left = std::clamp(static_cast<int>(std::lround(xs[i])), 0, width);
      const int right = std::clamp(static_cast<int>(std::lround(xs[i + 1])), 0, width);
      if (left < right) fill(y, left, right);
    }
  }
}

}  // namespace palimpsest::image
