#include "ocr/slanted_text.hpp"

#include "ocr/pix.hpp"
#include "ocr/region_reader.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include <leptonica/allheaders.h>

namespace palimpsest::ocr {
namespace {

constexpr double kPi = 3.14159265358979323846;
constexpr int kCoarseDpi = 50;         // letters that matter have strokes of several such pixels
constexpr int kClaimedDpi = 200;       // at which reduced letters have the size of ordinary ones
constexpr int kSureConfidence = 80;    // of 100: the other direction need not be tried
constexpr double kBandRatio = 1.5;     // of the height across the text: the axis is a little off
constexpr int kKnownMarginPixels = 1;  // coarse ones: the ragged edge of a known word

struct InkPoint {
  double x = 0;
  double y = 0;
};

// The ink as one elongated thing. Lengths are coarse pixels; the angle turns clockwise.
struct Slant {
  double angle = 0;
  double height = 0;  // across the text
  PixelBox box;
};

// Returns `gray` with each square of `factor` pixels as one.
Raster reduced(const Raster& gray, int factor) {
  Raster small = make_raster(gray.width / factor, gray.height / factor,
                             std::max(1, gray.dpi / factor), PixelFormat::kGray8);
  for (int y = 0; y < small.height; ++y) {
    for (int x = 0; x < small.width; ++x) {
      int sum = 0;
      for (int dy = 0; dy < factor; ++dy) {
        const std::uint8_t* row = gray.row(y * factor + dy) + x * factor;
        for (int dx = 0; dx < factor; ++dx) sum += row[dx];
      }
      small.row(y)[x] = static_cast<std::uint8_t>(sum / (factor * factor));
    }
  }
  return small;
}

void whiten(Raster& gray, const PixelBox& box) {
  for (int y = std::max(0, box.top); y < std::min(gray.height, box.bottom); ++y) {
    for (int x = std::max(0, box.left); x < std::min(gray.width, box.right); ++x) {
      gray.row(y)[x] = 255;
    }
  }
}

std::vector<InkPoint> ink_of(const Raster& gray, const SlantOptions& options) {
  const int side = static_cast<int>(gray.width * options.edge_share);
  const int edge = static_cast<int>(gray.height * options.edge_share);
  std::vector<InkPoint> ink;
  for (int y = edge; y < gray.height - edge; ++y) {
    for (int x = side; x < gray.width - side; ++x) {
      if (gray.row(y)[x] < options.ink_below) ink.push_back({double(x), double(y)});
    }
  }
  return ink;
}

// The axis of the ink by its second moments.
std::optional<Slant> slant_of(const std::vector<InkPoint>& ink, const SlantOptions& options) {
  const auto count = static_cast<double>(ink.size());
  InkPoint center;
  for (const InkPoint& point : ink) center = {center.x + point.x, center.y + point.y};
  center = {center.x / count, center.y / count};
  double xx = 0;
  double yy = 0;
  double xy = 0;
  for (const InkPoint& point : ink) {
    xx += (point.x - center.x) * (point.x - center.x);
    yy += (point.y - center.y) * (point.y - center.y);
    xy += (point.x - center.x) * (point.y - center.y);
  }
  const double spread = std::hypot(xx - yy, 2 * xy);
  const double shorter = std::max(1.0, xx + yy - spread);
  if (std::sqrt((xx + yy + spread) / shorter) < options.min_elongation) return std::nullopt;
  Slant slant{0.5 * std::atan2(2 * xy, xx - yy), 0, {}};
  double least = 0;
  double most = 0;
  slant.box = {int(ink.front().x), int(ink.front().y), int(ink.front().x), int(ink.front().y)};
  for (const InkPoint& point : ink) {
    const double across = -(point.x - center.x) * std::sin(slant.angle) +
                          (point.y - center.y) * std::cos(slant.angle);
    least = std::min(least, across);
    most = std::max(most, across);
    slant.box = {std::min(slant.box.left, int(point.x)), std::min(slant.box.top, int(point.y)),
                 std::max(slant.box.right, int(point.x) + 1),
                 std::max(slant.box.bottom, int(point.y) + 1)};
  }
  slant.height = most - least;
  return slant;
}

Raster rotated(const Raster& gray, double angle) {
  const PixPointer source = to_pix(gray);
  const PixPointer target(pixRotate(source.get(), static_cast<l_float32>(angle), L_ROTATE_AREA_MAP,
                                    L_BRING_IN_WHITE, gray.width, gray.height));
  return to_raster(target.get(), gray.dpi);
}

int mean_confidence(const RegionReading& reading) {
  int sum = 0;
  for (const Word& word : reading.words) sum += word.confidence;
  return reading.words.empty() ? 0 : sum / static_cast<int>(reading.words.size());
}

// Returns the band of `height` pixels in the middle of a page that was turned level, framed by
// what ink there is.
Raster level_band(const Raster& turned_page, int height) {
  const int middle = turned_page.height / 2;
  const int top = std::max(0, middle - height / 2);
  const int bottom = std::min(turned_page.height, middle + height / 2);
  Raster band = cropped(turned_page, {0, top, turned_page.width, bottom});
  band.dpi = kClaimedDpi;
  return band;
}

// Text may run down as well as up; the axis does not tell.
RegionReading read_both_ways(Engine& engine, const Raster& crop, double angle, int height) {
  RegionReading upright = read_region(engine, level_band(rotated(crop, -angle), height));
  if (mean_confidence(upright) >= kSureConfidence) return upright;
  RegionReading reversed = read_region(engine, level_band(rotated(crop, kPi - angle), height));
  return mean_confidence(reversed) > mean_confidence(upright) ? reversed : upright;
}

}  // namespace

Line read_slanted(Engine& engine, const Raster& gray, const std::vector<Region>& known,
                  const SlantOptions& options) {
  const int factor = std::max(1, gray.dpi / kCoarseDpi);
  Raster coarse = reduced(gray, factor);
  for (const Region& region : known) {
    PixelBox box = to_pixels(region, gray);
    box = {box.left / factor - kKnownMarginPixels, box.top / factor - kKnownMarginPixels,
           box.right / factor + 1 + kKnownMarginPixels,
           box.bottom / factor + 1 + kKnownMarginPixels};
    whiten(coarse, box);
  }
  const std::vector<InkPoint> ink = ink_of(coarse, options);
  const double share = static_cast<double>(ink.size()) / std::max(1, coarse.width * coarse.height);
  if (share < options.min_ink_share || share > options.max_ink_share) return {};
  const auto slant = slant_of(ink, options);
  if (!slant) return {};
  const PixelBox whole = {slant->box.left * factor, slant->box.top * factor,
                          std::min(gray.width, slant->box.right * factor),
                          std::min(gray.height, slant->box.bottom * factor)};
  const int shrink = std::max(1, static_cast<int>(slant->height * factor / options.letter_pixels));
  const int height = static_cast<int>(kBandRatio * slant->height * factor / shrink);
  const RegionReading reading =
      read_both_ways(engine, reduced(cropped(gray, whole), shrink), slant->angle, height);
  if (mean_confidence(reading) < options.min_confidence) return {};
  Line line = reading.words;
  for (Word& word : line) word.region = to_region(whole, gray.dpi);
  return line;
}

}  // namespace palimpsest::ocr
