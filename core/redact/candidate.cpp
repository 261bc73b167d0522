#include "redact/candidate.hpp"

#include <algorithm>
#include <cmath>

namespace palimpsest::redact {

Candidate enlarged(Candidate candidate, int factor) {
  PixelBox& box = candidate.box;
  box = {box.left * factor, box.top * factor, box.right * factor, box.bottom * factor};
  for (auto& [x, y] : candidate.outline) {
    x *= factor;
    y *= factor;
  }
  return candidate;
}

int pixels_of(Length length, int dpi) {
  return std::max(1, static_cast<int>(std::lround(length.in_points() * dpi / 72.0)));
}

PixelBox intersection(const PixelBox& a, const PixelBox& b) {
  return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right),
          std::min(a.bottom, b.bottom)};
}

PixelBox shrunk(const PixelBox& box, int margin) {
  return {box.left + margin, box.top + margin, box.right - margin, box.bottom - margin};
}

double area(const PixelBox& box) {
  return box.width() > 0 && box.height() > 0 ? static_cast<double>(box.width()) * box.height() : 0;
}

}  // namespace palimpsest::redact
