// A white place that lines enclose. Inside this folder only.
#pragma once

#include "redact/ink/shape.hpp"
#include "redact/outlined/box_content.hpp"

namespace palimpsest::redact {

// Pixels by which lines are thickened, so that no face leaks through a diagonal step.
inline constexpr int kSeal = 3;

struct Face {
  Shape shape;
  BoxContent content{};

  // Whether letters on its lines left the face its straight sides.
  [[nodiscard]] bool has_shape() const { return shape.straightness > 0; }
};

}  // namespace palimpsest::redact
