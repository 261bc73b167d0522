#include "redact/ink/speck_map.hpp"

#include "redact/candidate.hpp"

#include <algorithm>
#include <cmath>

namespace palimpsest::redact {
namespace {

const Length kMaxSpeck = points(3);  // of a side; letters are larger

}  // namespace

Marks marks_of(const Mask& ink, int dpi) {
  Marks marks;
  const int max_speck = pixels_of(kMaxSpeck, dpi);
  for (const PixelBox& box : ink.component_boxes()) {
    const bool is_speck = std::max(box.width(), box.height()) <= max_speck;
    (is_speck ? marks.specks : marks.letters).push_back(box);
  }
  return marks;
}

SpeckMap::SpeckMap(const std::vector<PixelBox>& specks, const Raster& gray)
    : per_point_(gray.dpi / 72.0),
      width_(static_cast<int>(gray.width / per_point_) + 1),
      height_(static_cast<int>(gray.height / per_point_) + 1),
      sums_(static_cast<std::size_t>(width_ + 1) * static_cast<std::size_t>(height_ + 1)) {
  const auto cell = [&](int low, int high) {
    return static_cast<int>((low + high) / (2 * per_point_)) + 1;
  };
  for (const PixelBox& speck : specks) {
    ++sums_[index(cell(speck.left, speck.right), cell(speck.top, speck.bottom))];
  }
  for (int y = 1; y <= height_; ++y) {
    for (int x = 1; x <= width_; ++x) {
      sums_[index(x, y)] +=
          sums_[index(x - 1, y)] + sums_[index(x, y - 1)] - sums_[index(x - 1, y - 1)];
    }
  }
}

int SpeckMap::count(const PixelBox& box) const {
  const int left = std::clamp(box.left, 0, width_), right = std::clamp(box.right, left, width_);
  const int top = std::clamp(box.top, 0, height_);
  const int bottom = std::clamp(box.bottom, top, height_);
  return sums_[index(right, bottom)] - sums_[index(left, bottom)] - sums_[index(right, top)] +
         sums_[index(left, top)];
}

double SpeckMap::density(const PixelBox& box) const {
  return count(box) / std::max(1.0, area(box));
}

PixelBox SpeckMap::to_page(const PixelBox& box) const {
  const auto pixels = [&](int cells) { return static_cast<int>(std::lround(cells * per_point_)); };
  return {pixels(box.left), pixels(box.top), pixels(box.right), pixels(box.bottom)};
}

}  // namespace palimpsest::redact
