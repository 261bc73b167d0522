// Polygons on the pixel grid.
#pragma once

#include <functional>
#include <vector>

namespace palimpsest::image {

struct PixelPoint {
  int x = 0;
  int y = 0;
};

// Calls `fill(y, left, right)` for every run of pixels inside the polygon (even-odd rule), within
// a sheet of that size; runs are half-open.
void for_each_run(const std::vector<PixelPoint>& polygon, int width, int height,
                  const std::function<void(int y, int left, int right)>& fill);

}  // namespace palimpsest::image
