#include "redact/solid/picture_zones.hpp"

#include "redact/ink/mask.hpp"

#include <algorithm>
#include <array>

namespace palimpsest::redact {
namespace {

const Length kBlock = points(4);        // text is lighter than this on the mean, pictures are not
constexpr int kPaperFrom = 247;         // gray 0..255; maps are printed in light tones
constexpr double kCoveredBlock = 0.7;   // of the pixels of a block
const Length kMinSide = points(60);     // smaller pictures are logos
constexpr double kFullZone = 0.7;       // of the blocks in the box of a picture
constexpr int kToneReach = 12;          // gray levels to either side
constexpr double kOneTone = 0.7;        // of the pixels: panels and bars with their labels
constexpr std::size_t kDarkBelow = 50;  // gray 0..255
constexpr std::size_t kPaleFrom = 240;
constexpr double kMinMiddle = 0.35;   // of the pixels; bars and text on paper have few middle tones
constexpr double kPatchShare = 0.03;  // of a picture: what is larger was put over it
constexpr double kMinAspect = 1.5;    // of a bar over words
constexpr double kMinBarShare = 0.03;  // of the width of a picture
constexpr double kInside = 0.8;        // of a candidate

Raster zone_map(const Raster& gray, int block) {
  Raster map = make_raster(gray.width / block, gray.height / block, std::max(1, gray.dpi / block),
                           PixelFormat::kGray8);
  for (int y = 0; y < map.height; ++y) {
    for (int x = 0; x < map.width; ++x) {
      int covered = 0;
      for (int dy = 0; dy < block; ++dy) {
        const std::uint8_t* row = gray.row(y * block + dy) + x * block;
        covered += static_cast<int>(
            std::count_if(row, row + block, [](std::uint8_t value) { return value < kPaperFrom; }));
      }
      if (covered >= kCoveredBlock * block * block) map.row(y)[x] = 0;
    }
  }
  return map;
}

bool has_many_tones(const Raster& gray, const PixelBox& zone) {
  std::array<int, 256> histogram{};
  int count = 0;
  for (int y = zone.top; y < zone.bottom; y += 2) {
    for (int x = zone.left; x < zone.right; x += 2, ++count) ++histogram[gray.row(y)[x]];
  }
  int most = 0;
  int middle = 0;
  for (std::size_t level = kDarkBelow; level < kPaleFrom; ++level) middle += histogram[level];
  for (int level = 0; level < 256; ++level) {
    int near = 0;
    for (int i = std::max(0, level - kToneReach); i <= std::min(255, level + kToneReach); ++i) {
      near += histogram[static_cast<std::size_t>(i)];
    }
    most = std::max(most, near);
  }
  return most < kOneTone * count && middle >= kMinMiddle * count;
}

// Dark patches of maps and photographs are neither long nor straight.
bool is_long_bar(const Candidate& candidate, const PixelBox& picture) {
  const PixelBox& box = candidate.box;
  const bool is_dark = candidate.kind == RedactionKind::kSolid &&
                       std::find(candidate.evidence.begin(), candidate.evidence.end(),
                                 "flat_tone") == candidate.evidence.end();
  return is_dark && box.width() >= kMinAspect * box.height() &&
         box.width() >= kMinBarShare * picture.width();
}

}  // namespace

std::vector<PixelBox> find_pictures(const Raster& gray) {
  const int block = pixels_of(kBlock, gray.dpi);
  const Raster map = zone_map(gray, block);
  if (map.is_empty()) return {};
  const int side = pixels_of(kMinSide, gray.dpi) / block;
  std::vector<PixelBox> pictures;
  const Mask zones = Mask::of_levels(map, 0, 127).closed(3, 3).opened(side / 2, side / 2);
  for (const PixelBox& box : zones.component_boxes()) {
    const PixelBox zone{box.left * block, box.top * block, box.right * block, box.bottom * block};
    const bool is_full = zones.count(box) >= kFullZone * area(box);
    if (box.width() < side || box.height() < side || !is_full) continue;
    if (has_many_tones(gray, zone)) pictures.push_back(zone);
  }
  return pictures;
}

bool is_in_picture(const Candidate& candidate, const std::vector<PixelBox>& pictures) {
  return std::any_of(pictures.begin(), pictures.end(), [&](const PixelBox& picture) {
    const double own = area(candidate.box);
    return area(intersection(candidate.box, picture)) >= kInside * own &&
           own < kPatchShare * area(picture) && !is_long_bar(candidate, picture);
  });
}

}  // namespace palimpsest::redact
