#include "redact/solid/picture_zones.hpp"

#include "redact/ink/mask.hpp"
#include "redact/solid/histogram.hpp"
#include "redact/solid/panel_tone.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace palimpsest::redact {
namespace {

const Length kBlock = points(4);        // text is lighter than this on the mean, pictures are not
constexpr int kPaperFrom = 247;         // gray 0..255; maps are printed in light tones
constexpr int kPaperSpread = 8;         // gray levels below the paper of a noisy scan
constexpr double kCoveredBlock = 0.7;   // of the pixels of a block
const Length kMinSide = points(60);     // smaller pictures are logos
constexpr double kFullZone = 0.7;       // of the blocks in the box of a picture
constexpr std::size_t kToneReach = 12;  // gray levels to either side
constexpr double kOneTone = 0.7;        // of the pixels: panels and bars with their labels
constexpr double kOneMiddleTone = 0.7;  // of the middle tones: a form shaded in one, with its bars
constexpr std::size_t kDarkBelow = 50;  // gray 0..255
constexpr std::size_t kMiddleGray = 128;
constexpr std::size_t kPaleFrom = 240;
constexpr double kMinMiddle = 0.35;   // of the pixels; bars and text on paper have few middle tones
constexpr double kPatchShare = 0.03;  // of a picture: what is larger was put over it
constexpr double kBlankPatchShare = 0.06;  // the same without a label: things in it are larger
constexpr double kPartShare = 0.5;         // of a picture; a noisy panel is a picture of its own
constexpr double kMinBarAspect = 2;        // of a bar over words; windows and houses have less
constexpr double kMinBarShare = 0.03;      // of the width of a picture
constexpr int kInkBelow = 150;             // gray 0..255
const Length kMinStraight = points(12);    // of a level or upright line
const Length kMinDrawing = points(120);    // both sides; smaller ones are logos and signatures
constexpr double kMinSlanting = 0.35;      // of the ink of a drawing
constexpr double kInside = 0.8;            // of a candidate

Histogram sampled_histogram_of(const Raster& gray, const PixelBox& box) {
  Histogram histogram{};
  for (int y = box.top; y < box.bottom; y += 2) {
    for (int x = box.left; x < box.right; x += 2) ++histogram[gray.row(y)[x]];
  }
  return histogram;
}

int sum(const Histogram& histogram, std::size_t from, std::size_t to) {
  return std::accumulate(histogram.data() + from, histogram.data() + to, 0);
}

// Returns the gray level from which a pixel is paper. That of a noisy scan is gray itself, and a
// page of it would be one picture. Its middle is taken, since its brightest levels are clipped.
int paper_from(const Raster& gray) {
  if (!is_noisy(gray)) return kPaperFrom;
  const Histogram histogram = sampled_histogram_of(gray, {0, 0, gray.width, gray.height});
  const int half = sum(histogram, kMiddleGray, histogram.size()) / 2;
  std::size_t middle = kMiddleGray;
  while (sum(histogram, kMiddleGray, middle) < half) ++middle;
  return std::min(kPaperFrom, static_cast<int>(middle) - kPaperSpread);
}

Raster zone_map(const Raster& gray, int block) {
  const int paper = paper_from(gray);
  Raster map = make_raster(gray.width / block, gray.height / block, std::max(1, gray.dpi / block),
                           PixelFormat::kGray8);
  for (int y = 0; y < map.height; ++y) {
    for (int x = 0; x < map.width; ++x) {
      int covered = 0;
      for (int dy = 0; dy < block; ++dy) {
        const std::uint8_t* row = gray.row(y * block + dy) + x * block;
        covered += static_cast<int>(
            std::count_if(row, row + block, [&](std::uint8_t value) { return value < paper; }));
      }
      if (covered >= kCoveredBlock * block * block) map.row(y)[x] = 0;
    }
  }
  return map;
}

// Returns how many pixels of the levels [from, to) the commonest tone among them has.
int most_of_one_tone(const Histogram& histogram, std::size_t from, std::size_t to) {
  int most = 0;
  for (std::size_t level = from; level < to; ++level) {
    const std::size_t first = std::max(from + kToneReach, level) - kToneReach;
    most = std::max(most, sum(histogram, first, std::min(to, level + kToneReach + 1)));
  }
  return most;
}

bool has_one_tone(const Raster& gray, const PixelBox& box) {
  const Histogram histogram =
      sampled_histogram_of(gray, intersection(box, {0, 0, gray.width, gray.height}));
  return most_of_one_tone(histogram, 0, histogram.size()) >=
         kOneTone * sum(histogram, 0, histogram.size());
}

bool has_many_tones(const Raster& gray, const PixelBox& zone) {
  const Histogram histogram = sampled_histogram_of(gray, zone);
  const int middle = sum(histogram, kDarkBelow, kPaleFrom);
  return !has_one_tone(gray, zone) && middle >= kMinMiddle * sum(histogram, 0, histogram.size()) &&
         most_of_one_tone(histogram, kDarkBelow, kPaleFrom) < kOneMiddleTone * middle;
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
  return is_dark && box.width() >= kMinBarAspect * box.height() &&
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

bool is_in_picture(const Candidate& candidate, const std::vector<PixelBox>& pictures,
                   const Raster& gray) {
  return std::any_of(pictures.begin(), pictures.end(), [&](const PixelBox& picture) {
    const double own = area(candidate.box);
    const double share = has_evidence(candidate, "blank_inside") ? kBlankPatchShare : kPatchShare;
    if (area(intersection(candidate.box, picture)) < kInside * own) return false;
    const bool is_patch = own < share * area(picture) && !is_long_bar(candidate, picture);
    const bool is_part = own < kPartShare * area(picture);
    return is_patch || (is_part && !has_one_tone(gray, candidate.box));
  });
}

}  // namespace palimpsest::redact
