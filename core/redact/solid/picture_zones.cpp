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
constexpr double kBlankPatchShare = 0.06;  // the same without a label: things in it are larger
constexpr double kMinAspect = 1.5;         // of a bar over words
constexpr double kMinBarShare = 0.03;      // of the width of a picture
constexpr int kInkBelow = 150;             // gray 0..255
const Length kMinStraight = points(12);    // of a level or upright line
const Length kMinDrawing = points(120);    // both sides; smaller ones are logos and signatures
constexpr double kMinSlanting = 0.35;      // of the ink of a drawing
constexpr double kInside = 0.8;            // of a candidate

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

// Ink that hangs together over a large area and mostly in lines that are neither level nor upright:
// a map or a plan. Tables and forms consist of level and upright ones.
std::vector<PixelBox> find_drawings(const Raster& gray) {
  const Mask ink = Mask::of_levels(gray, 0, kInkBelow);
  const int length = pixels_of(kMinStraight, gray.dpi);
  const int side = pixels_of(kMinDrawing, gray.dpi);
  const auto is_large = [&](const PixelBox& box) {
    return box.width() >= side && box.height() >= side;
  };
  const std::vector<PixelBox> boxes = ink.component_boxes();
  std::vector<PixelBox> drawings;
  if (std::none_of(boxes.begin(), boxes.end(), is_large)) return drawings;
  for (const Component& component : ink.components()) {
    if (!is_large(component.box)) continue;
    const Mask& mask = component.mask;
    const Mask straight =
        mask.dilated(1, 3).opened(length, 1).with(mask.dilated(3, 1).opened(1, length));
    const PixelBox whole{0, 0, mask.width(), mask.height()};
    const int slanting = mask.without(straight.dilated(3, 3)).count(whole);
    if (slanting >= kMinSlanting * mask.count(whole)) drawings.push_back(component.box);
  }
  return drawings;
}

bool has_evidence(const Candidate& candidate, const char* evidence) {
  const auto& known = candidate.evidence;
  return std::find(known.begin(), known.end(), evidence) != known.end();
}

// Dark patches of maps and photographs are neither long nor straight.
bool is_long_bar(const Candidate& candidate, const PixelBox& picture) {
  const PixelBox& box = candidate.box;
  const bool is_dark =
      candidate.kind == RedactionKind::kSolid && !has_evidence(candidate, "flat_tone");
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
  for (const PixelBox& drawing : find_drawings(gray)) pictures.push_back(drawing);
  return pictures;
}

bool is_in_picture(const Candidate& candidate, const std::vector<PixelBox>& pictures) {
  return std::any_of(pictures.begin(), pictures.end(), [&](const PixelBox& picture) {
    const double own = area(candidate.box);
    const double share = has_evidence(candidate, "blank_inside") ? kBlankPatchShare : kPatchShare;
    return area(intersection(candidate.box, picture)) >= kInside * own &&
           own < share * area(picture) && !is_long_bar(candidate, picture);
  });
}

}  // namespace palimpsest::redact
