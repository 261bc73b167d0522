#include "diff/ink/strokes.hpp"

#include <algorithm>

namespace palimpsest::diff {
namespace {

// Pixels of ink among nine from which the middle one is part of a stroke: of the dots that a 1-bit
// scan leaves of a grey box hardly any has so many, of letters two pixels thick nearly all.
constexpr int kStrokePixels = 4;

}  // namespace

bool is_stroke(const Raster& gray, int x, int y, int ink_below) {
  int count = 0;
  for (int row = y - 1; row <= y + 1; ++row) {
    for (int column = x - 1; column <= x + 1; ++column) {
      count += gray.row(row)[column] < ink_below ? 1 : 0;
    }
  }
  return count >= kStrokePixels;
}

double stroke_share(const PageInk& page, const Region& region) {
  const Raster& gray = page.raster();
  const int ink_below = static_cast<int>(kInkOfPaper * page.paper());
  PixelBox box = to_pixels(region, gray);
  box = {std::max(1, box.left), std::max(1, box.top), std::min(gray.width - 1, box.right),
         std::min(gray.height - 1, box.bottom)};
  int ink = 0, strokes = 0;
  for (int y = box.top; y < box.bottom; ++y) {
    for (int x = box.left; x < box.right; ++x) {
      if (gray.row(y)[x] >= ink_below) continue;
      ++ink;
      strokes += is_stroke(gray, x, y, ink_below) ? 1 : 0;
    }
  }
  return ink > 0 ? static_cast<double>(strokes) / ink : 1;
}

}  // namespace palimpsest::diff
