// A place of a page as ink from 0 to 1, and the operations that reading a label needs.
#pragma once

#include "identify/label/glyph_table.hpp"
#include "model/raster.hpp"

#include <optional>

namespace palimpsest::identify {

enum class Polarity { kDarkOnLight, kLightOnDark };

// Where the pixels of a new picture lie in an old one: column x at left + x * step, row y at
// top + y * step + slope * (x * step).
struct Sampling {
  double left = 0;
  double top = 0;
  double step = 1;
  double slope = 0;
};

// Returns the ink of `box` in `gray`, paper and ink taken from the place itself; nothing where it
// is flat.
[[nodiscard]] std::optional<Ink> ink_in(const Raster& gray, const PixelBox& box, Polarity polarity,
                                        int min_contrast);

// A label and a little of what is around it.
struct LabelInk {
  Ink ink;
  PixelBox line;  // of the label, in `ink`
};

// Returns the ink of the label at `line` of `gray`; nothing outside `place` belongs to it. Nothing
// where it is flat.
[[nodiscard]] std::optional<LabelInk> label_ink(const Raster& gray, const PixelBox& place,
                                                const PixelBox& line, Polarity polarity);

// Returns the mean ink under each new pixel; outside there is none.
[[nodiscard]] Ink resampled(const Ink& ink, const Sampling& sampling, int width, int height);

// Returns `ink` blurred by a Gaussian of `sigma` pixels.
[[nodiscard]] Ink softened(const Ink& ink, double sigma);

}  // namespace palimpsest::identify
