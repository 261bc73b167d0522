// Whether a set of connected pixels is a bar or box that a person or program drew over text, and
// its exact outline.
//
//   bar        tilted bar      bars that touch
//   #######    ____####        #########
//   #######    #######         ############
//              ###                   ######
#pragma once

#include "redact/candidate.hpp"
#include "redact/find_regions.hpp"
#include "redact/ink/mask.hpp"

#include <optional>

namespace palimpsest::redact {

inline const Length kEdgeTolerance = points(1.2);  // by which rows of one straight edge differ
inline constexpr int kMaxNoiseGap = 2;             // pixels within a run of set ones

struct Shape {
  PixelBox box;
  PixelOutline outline;     // empty for a rectangle
  double straightness = 0;  // 0..1, the share of its columns or rows that fit the shape
  int slack = 0;            // pixels that the box is higher than the bar in it, by a slight tilt
};

// Returns the shape of `component` at `dpi`, or nothing when its edges are not straight: letters,
// photographs, holes.
[[nodiscard]] std::optional<Shape> shape_of(const Component& component, int dpi,
                                            const FindOptions& options);

}  // namespace palimpsest::redact
