#include "diff/region_parts.hpp"

#include <numeric>

namespace palimpsest::diff {
namespace {

//   +------+-----+-------+
//   |      | top |       |
//   | left +-----+ right |
//   |      |#hole|       |
//   |      +-----+       |
//   |      | low |       |
//   +------+-----+-------+
void append_outside(const Region& piece, const Region& hole, std::vector<Region>& outside) {
  const Region cut = intersection(piece, hole);
  if (cut.is_empty()) {
    outside.push_back(piece);
    return;
  }
  for (const Region& rest : {Region{piece.left, piece.top, cut.left, piece.bottom},
                             Region{cut.right, piece.top, piece.right, piece.bottom},
                             Region{cut.left, piece.top, cut.right, cut.top},
                             Region{cut.left, cut.bottom, cut.right, piece.bottom}}) {
    if (!rest.is_empty()) outside.push_back(rest);
  }
}

}  // namespace

std::vector<Region> remainder(const Region& whole, const std::vector<Region>& others,
                              Length min_width, Length min_height) {
  std::vector<Region> pieces = {whole};
  for (const Region& other : others) {
    std::vector<Region> next;
    for (const Region& piece : pieces) append_outside(piece, other, next);
    pieces = std::move(next);
  }
  std::erase_if(pieces, [&](const Region& piece) {
    return piece.width() < min_width || piece.height() < min_height;
  });
  return pieces;
}

double total_area(const std::vector<Region>& regions) {
  return std::accumulate(regions.begin(), regions.end(), 0.0,
                         [](double sum, const Region& region) { return sum + area(region); });
}

Region around(const std::vector<Region>& regions) {
  return std::accumulate(regions.begin(), regions.end(), regions.front(),
                         [](const Region& a, const Region& b) { return bounding_region(a, b); });
}

}  // namespace palimpsest::diff
