// Compares the ink of places on two registered pages, letter by letter.
//
// Both pages are held in the coordinates of BEFORE at one resolution, slightly smoothed, so that a
// 1-bit scan and a grey one of the same letters look alike.
#pragma once

#include "model/diff.hpp"
#include "model/page_map.hpp"
#include "model/raster.hpp"
#include "model/region.hpp"

#include <cstdint>
#include <vector>

namespace palimpsest::diff {

// How alike the ink of two places is; correlations, -1..1.
struct InkLikeness {
  double whole = 0;       // of the whole place
  double worst = 0;       // of the letter that fits worst
  bool is_empty = false;  // neither place holds ink: nothing to compare
  int dx = 0;             // pixels by which the second lies off
  int dy = 0;
};

// The ink of a page, in rows from the top: 0 paper, 255 black.
struct InkPlane {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> ink;

  [[nodiscard]] const std::uint8_t* row(int y) const {
    return ink.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
  }
};

class InkMatch {
 public:
  static constexpr int kPerInch = 150;  // pixels: a stroke of typing is two of them wide

  // The rasters may differ in size and resolution. Keeps no reference to them.
  InkMatch(const Raster& before_gray, const Raster& after_gray, const PageMap& map);

  // Compares `before` with `after`, both in the coordinates of BEFORE, where `after` may be moved
  // by what registration leaves. `letter` is the width of one letter.
  [[nodiscard]] InkLikeness compare(const Region& before, const Region& after, Length letter) const;

  // Returns the best correlation of the ink at `word` on `side` with a place of its size inside
  // `area` of the other side; 0 when the word does not fit into it.
  [[nodiscard]] double find(const Region& word, Side side, const Region& area) const;

  // Returns over how much of the width of `area` on `side` ink stands outside of `known` places.
  [[nodiscard]] Length written(const Region& area, Side side,
                               const std::vector<Region>& known) const;

  // Returns the ink of a page at kPerInch, in the coordinates of BEFORE.
  [[nodiscard]] const InkPlane& plane(Side side) const {
    return side == Side::kBefore ? before_ : after_;
  }

 private:
  struct Sums;

  [[nodiscard]] static InkPlane plane_of(const Raster& gray, int width, int height, double per_inch,
                                         const PageMap& map);
  [[nodiscard]] PixelBox box_of(const Region& region) const;
  [[nodiscard]] Sums sums(const PixelBox& box, int dx, int dy) const;
  void search(const PixelBox& box, int dx, int dy, int reach, InkLikeness& best) const;
  [[nodiscard]] double worst_letter(const PixelBox& box, const InkLikeness& at, int letter) const;

  InkPlane before_;
  InkPlane after_;  // as it lies on BEFORE
};

}  // namespace palimpsest::diff
