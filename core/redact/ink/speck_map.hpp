// Where the specks of a page lie: dots and fragments that are too small for letters.
//
// A scan in black and white leaves specks where its threshold met a tone of gray or a faded stroke.
#pragma once

#include "model/raster.hpp"
#include "redact/ink/mask.hpp"

#include <cstddef>
#include <vector>

namespace palimpsest::redact {

// Ink that hangs together, by its size.
struct Marks {
  std::vector<PixelBox> specks;
  std::vector<PixelBox> letters;  // and larger things
};

// Returns the marks of the ink of a page at `dpi`, in its pixels.
[[nodiscard]] Marks marks_of(const Mask& ink, int dpi);

// Counts specks. Boxes are in points, which are the cells of the map, unless something else is
// said; they may lie partly outside.
class SpeckMap {
 public:
  // `specks` are in the pixels of `gray`.
  SpeckMap(const std::vector<PixelBox>& specks, const Raster& gray);

  [[nodiscard]] int width() const { return width_; }
  [[nodiscard]] int height() const { return height_; }

  [[nodiscard]] int count(const PixelBox& box) const;

  // Returns how many specks lie in a square point.
  [[nodiscard]] double density(const PixelBox& box) const;

  // Returns a box in the pixels of the page.
  [[nodiscard]] PixelBox to_page(const PixelBox& box) const;

 private:
  [[nodiscard]] std::size_t index(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(width_ + 1) +
           static_cast<std::size_t>(x);
  }

  double per_point_;
  int width_;
  int height_;
  std::vector<int> sums_;  // of the specks above and to the left
};

}  // namespace palimpsest::redact
