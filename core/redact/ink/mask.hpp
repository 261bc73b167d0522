// A picture of one bit a pixel and the morphology on it. Set pixels are "ink".
//
// Boxes are half-open and may lie partly outside. Inside this module only.
#pragma once

#include "model/raster.hpp"
#include "redact/ink/pixel_rows.hpp"

#include <memory>
#include <vector>

struct Pix;

namespace palimpsest::redact {

class Mask;

// A connected set of pixels: where it is, and its own pixels relative to the box.
struct Component;

class Mask {
 public:
  // Makes an empty mask.
  Mask(int width, int height);

  // Sets the pixels whose gray value lies in [from, to].
  [[nodiscard]] static Mask of_levels(const Raster& gray, int from, int to);

  [[nodiscard]] int width() const { return width_; }
  [[nodiscard]] int height() const { return height_; }
  // Whether a pixel is set; those outside are not.
  [[nodiscard]] bool at(int x, int y) const {
    if (x < 0 || y < 0 || x >= width_ || y >= height_) return false;
    return ((rows_.row(y)[x / 32] >> (31 - x % 32)) & 1U) != 0;
  }
  void fill(const PixelBox& box);

  // Sets the pixels of `other`, moved by (left, top).
  void draw(const Mask& other, int left, int top);

  [[nodiscard]] Mask opened(int width, int height) const;
  [[nodiscard]] Mask closed(int width, int height) const;
  [[nodiscard]] Mask dilated(int width, int height) const;
  [[nodiscard]] Mask inverted() const;
  [[nodiscard]] Mask with(const Mask& other) const;
  [[nodiscard]] Mask without(const Mask& other) const;
  [[nodiscard]] Mask within(const Mask& other) const;

  // Grows the pixels of this mask to all of `limits` that is connected with them.
  [[nodiscard]] Mask grown_within(const Mask& limits) const;

  // Fills every hole of at most `max_side` pixels in both directions.
  [[nodiscard]] Mask with_small_holes_filled(int max_side) const;

  // Returns the picture at half the size; a pixel is set when at least `rank` (1..4) of its four
  // are.
  [[nodiscard]] Mask halved(int rank) const;

  // Returns the pixels of `box`, clipped to the mask.
  [[nodiscard]] Mask part(const PixelBox& box) const;

  [[nodiscard]] int count(const PixelBox& box) const;
  [[nodiscard]] std::vector<Component> components() const;
  [[nodiscard]] std::vector<PixelBox> component_boxes() const;

 private:
  struct Release {
    void operator()(Pix* pix) const;
  };
  explicit Mask(Pix* pix);

  // Returns the same pixels, with the bits behind the last one of a row clear.
  [[nodiscard]] Mask copied() const;

  std::unique_ptr<Pix, Release> pix_;
  PixelRows rows_;  // of pix_: shapes ask for single pixels by the million
  int width_ = 0;
  int height_ = 0;
};

struct Component {
  PixelBox box;
  Mask mask;
};

}  // namespace palimpsest::redact
