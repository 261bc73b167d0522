#include "redact/outlined/side_support.hpp"

#include <algorithm>
#include <array>

namespace palimpsest::redact {
namespace {

struct Step {
  int x = 0;
  int y = 0;
};

// Returns the first pixel of the face on a ray, or one outside of it when there is none.
Step first_inside(const Mask& face, Step from, Step step) {
  while (from.x >= 0 && from.y >= 0 && from.x < face.width() && from.y < face.height() &&
         !face.at(from.x, from.y)) {
    from = {from.x + step.x, from.y + step.y};
  }
  return from;
}

bool is_drawn(const Mask& ink, Step at, Step outwards, int reach) {
  for (int i = 0; i <= reach; ++i, at = {at.x + outwards.x, at.y + outwards.y}) {
    if (ink.at(at.x, at.y)) return true;
  }
  return false;
}

// `start` is the first pixel of the side of the box, `along` leads to the next, `inwards` into it.
double drawn_share(const Component& face, const Mask& ink, Step start, Step along, Step inwards,
                   int reach) {
  const int length = along.x != 0 ? face.mask.width() : face.mask.height();
  int drawn = 0;
  for (int i = 0; i < length; ++i) {
    const Step edge =
        first_inside(face.mask, {start.x + i * along.x, start.y + i * along.y}, inwards);
    const Step on_page{edge.x + face.box.left, edge.y + face.box.top};
    if (is_drawn(ink, on_page, {-inwards.x, -inwards.y}, reach)) ++drawn;
  }
  return static_cast<double>(drawn) / std::max(1, length);
}

}  // namespace

double least_drawn_side(const Component& face, const Mask& ink, int reach) {
  const int right = face.mask.width() - 1;
  const int bottom = face.mask.height() - 1;
  return std::min({drawn_share(face, ink, {0, 0}, {1, 0}, {0, 1}, reach),
                   drawn_share(face, ink, {0, bottom}, {1, 0}, {0, -1}, reach),
                   drawn_share(face, ink, {0, 0}, {0, 1}, {1, 0}, reach),
                   drawn_share(face, ink, {right, 0}, {0, 1}, {-1, 0}, reach)});
}

}  // namespace palimpsest::redact
