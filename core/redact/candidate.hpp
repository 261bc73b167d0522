// A place that may be a redaction, in pixels, as the single detectors hand it on.
#pragma once

#include "model/raster.hpp"
#include "model/redaction.hpp"

#include <string>
#include <utility>
#include <vector>

namespace palimpsest::redact {

using PixelOutline = std::vector<std::pair<int, int>>;  // x, y

struct Candidate {
  PixelBox box;
  PixelOutline outline;  // empty for a rectangle
  RedactionKind kind{};
  double confidence = 0;  // 0..1
  std::vector<std::string> evidence;
};

// Returns `candidate` found on a picture `factor` times smaller, in the pixels of the full one.
[[nodiscard]] Candidate enlarged(Candidate candidate, int factor);

// Returns pixels for a length at `dpi`, at least 1.
[[nodiscard]] int pixels_of(Length length, int dpi);

[[nodiscard]] PixelBox intersection(const PixelBox& a, const PixelBox& b);
[[nodiscard]] PixelBox shrunk(const PixelBox& box, int margin);
[[nodiscard]] double area(const PixelBox& box);

}  // namespace palimpsest::redact
